namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>Why references to authorities cannot be used.</summary>
/// <param name="Reason">The reason of the condition <c>ResolvedRefs</c>.</param>
/// <param name="Message">In words.</param>
internal sealed record CaProblem(string Reason, string Message);
