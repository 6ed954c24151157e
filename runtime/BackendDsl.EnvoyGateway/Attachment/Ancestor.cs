namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>What the status of a policy speaks about: a Gateway or one of its listeners.</summary>
internal readonly record struct Ancestor(string Namespace, string Gateway, string? Section);
