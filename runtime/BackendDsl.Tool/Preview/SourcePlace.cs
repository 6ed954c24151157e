namespace BackendDsl.Tool.Preview;

/// <summary>Where the code stands that made a manifest.</summary>
/// <param name="File">The source file, as the build knows it.</param>
/// <param name="Line">The line, from 1; 0 where unknown.</param>
/// <param name="Member">The member that gave the resource.</param>
/// <param name="Manifest">The manifest's file, below the project's manifests folder.</param>
internal sealed record SourcePlace(string File, int Line, string Member, string Manifest);
