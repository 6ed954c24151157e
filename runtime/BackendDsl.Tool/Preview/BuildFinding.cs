namespace BackendDsl.Tool.Preview;

/// <summary>What the manifests step says of a project.</summary>
/// <param name="Id">The id of the diagnostic.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="File">The source file; empty where unknown.</param>
/// <param name="Line">The line, from 1; 0 where unknown.</param>
/// <param name="Message">What is told.</param>
internal sealed record BuildFinding(string Id, string Severity, string File, int Line, string Message);
