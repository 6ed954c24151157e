namespace BackendDsl.Fuzz;

/// <summary>A reader that takes hostile bytes.</summary>
/// <param name="Name">What it is called; seeds lie in a folder of that name.</param>
/// <param name="Read">Reads an input; an exception of any kind is a fault.</param>
/// <param name="Words">Pieces that inputs are made of.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Read, params string[] Words);
