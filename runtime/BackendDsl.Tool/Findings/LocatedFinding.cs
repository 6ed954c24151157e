namespace BackendDsl.Tool.Findings;

/// <summary>A finding with the place that results tell.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; 0 where it is not known.</param>
/// <param name="Finding">The finding.</param>
internal sealed record LocatedFinding(string File, int Line, int Column, ReportedFinding Finding);
