namespace BackendDsl.Kgateway.Inputs;

/// <summary>Where an object was given: for what was read from text its fields say more.</summary>
/// <param name="File">The file; empty where it is not known.</param>
/// <param name="Mark">The line there.</param>
internal readonly record struct SourcePlace(string File, SourceMark Mark);
