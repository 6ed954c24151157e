namespace BackendDsl;

/// <summary>
/// Accepts a finding about what a member marked <c>[Manifest]</c> gives: the compiler and the build tell it as accepted, and go on. Whoever reads the
/// code reads why.
/// </summary>
/// <param name="id">The finding's id, for example <c>BDSL4021</c>.</param>
/// <param name="reason">Why it is accepted; without one nothing is.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class AcceptFindingAttribute(string id, string reason) : Attribute
{
    /// <summary>The finding's id.</summary>
    public string Id { get; } = id;

    /// <summary>Why it is accepted.</summary>
    public string Reason { get; } = reason;

    /// <summary>The field in the server's form, for example <c>spec.connectTimeout</c>; null for any.</summary>
    public string? Path { get; set; }
}
