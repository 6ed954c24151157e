namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One condition of a policy under one ancestor.</summary>
internal sealed record PolicyCondition(string Type, bool Status, string Reason, string Message);
