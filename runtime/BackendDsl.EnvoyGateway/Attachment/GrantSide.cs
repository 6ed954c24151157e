namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One side of a reference across namespaces.</summary>
internal readonly record struct GrantSide(string Group, string Kind, string Namespace);
