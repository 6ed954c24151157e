namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>A single value that goes into the cluster as it is.</summary>
internal sealed class ScalarPart<T>(PolicyUnit unit, T value, Action<ClusterDraft, T> set) : PolicyPart(unit)
{
    public override bool Apply(ClusterDraft draft)
    {
        set(draft, value);
        return true;
    }
}
