namespace BackendDsl.Mutants;

/// <summary>A class of tests as it runs on the code that is right.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Time">How long it takes, with the start of the process.</param>
/// <param name="Reached">The mutants that it comes by.</param>
internal sealed record TestClass(string Name, TimeSpan Time, IReadOnlySet<int> Reached);
