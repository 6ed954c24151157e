namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// The order of objects by age, oldest first. An object without a creation time is not in the cluster yet, and so younger than all that are; among
/// those, the order of the input is taken for the order in which they will be applied.
/// </summary>
internal readonly record struct ObjectAge(DateTimeOffset? Created, int Index, string Namespace, string Name) : IComparable<ObjectAge>
{
    public int CompareTo(ObjectAge other)
    {
        if (Created is null && other.Created is null)
            return Index.CompareTo(other.Index);
        var order = (Created ?? DateTimeOffset.MaxValue).CompareTo(other.Created ?? DateTimeOffset.MaxValue);
        if (order == 0)
            order = string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }
}
