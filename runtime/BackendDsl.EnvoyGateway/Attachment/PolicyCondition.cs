namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One condition of a policy under one ancestor.</summary>
internal sealed record PolicyCondition(string Type, bool Status, string Reason, string Message)
{
    /// <summary>The type that says whether the policy was taken.</summary>
    public const string Accepted = "Accepted";
}
