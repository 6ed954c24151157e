using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>
/// One family of fields of a policy, read once. Its messages are shared by all clusters of the policy: of those that are not serialised at once the
/// first cluster gets the message itself, and each other a copy of its own.
/// </summary>
internal abstract class PolicyPart(PolicyUnit unit)
{
    private bool _isGiven;

    public PolicyUnit Unit { get; } = unit;

    /// <summary>Puts it into a cluster.</summary>
    /// <returns>False where it has no effect on that cluster; the draft then has a warning.</returns>
    public abstract bool Apply(ClusterDraft draft);

    /// <summary>The message for one cluster. Nothing that is done to a cluster while it is made may change it.</summary>
    protected T Give<T>(T message)
        where T : class, IDeepCloneable<T>
    {
        if (_isGiven)
            return message.Clone();
        _isGiven = true;
        return message;
    }
}
