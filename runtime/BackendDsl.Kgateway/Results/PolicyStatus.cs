namespace BackendDsl.Kgateway;

/// <summary>What the gateway would say of a BackendConfigPolicy.</summary>
/// <param name="Namespace">Namespace of the policy.</param>
/// <param name="Name">Name of the policy.</param>
/// <param name="Accepted">False if any part of it cannot be translated; every cluster it is for is then a black hole.</param>
/// <param name="Message">The reasons, or that it was accepted.</param>
public sealed record PolicyStatus(string Namespace, string Name, bool Accepted, string Message);
