namespace BackendDsl.Tool.Inputs;

/// <summary>The comment <c># Source: chart/templates/x.yaml</c> that Helm puts before what it renders.</summary>
/// <param name="Path">The template.</param>
/// <param name="Line">The line of the comment: what follows it is line 1 of the template's output.</param>
internal sealed record HelmSource(string Path, int Line);
