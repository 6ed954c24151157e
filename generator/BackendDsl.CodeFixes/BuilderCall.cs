namespace BackendDsl.CodeFixes;

/// <summary>A call of a builder.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Arguments">Its arguments as code; not counted where there are inner calls.</param>
/// <param name="Parameter">The parameter of its lambda.</param>
/// <param name="Inner">The calls inside its lambda; null where it has none.</param>
internal sealed record BuilderCall(string Method, string Arguments, string Parameter = "", IReadOnlyList<BuilderCall>? Inner = null);
