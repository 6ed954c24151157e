using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What rules on parts of a Pod need to know about the whole.</summary>
internal sealed class PodContext(PodSpecView spec, VolumeSet volumes)
{
    public PodSpecView Spec { get; } = spec;

    /// <summary>The volumes that are in order.</summary>
    public VolumeSet Volumes { get; } = volumes;

    /// <summary>The Pod uses the host's user namespace.</summary>
    public Truth HostUsers => !Spec.HostUsers.Given | Spec.HostUsers.IsTrue;
}
