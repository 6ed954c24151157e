namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>What the status of a policy speaks about: a Gateway, a ListenerSet, or one of their listeners.</summary>
internal readonly record struct Ancestor(string Kind, string Namespace, string Name, string? Section);
