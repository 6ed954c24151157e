using BackendDsl.Kgateway.Translation.Parts;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// Settings of policies that others hide. They are told once for each policy, setting and winner, however many backends that is so on: policies with
/// selectors meet on every backend, and policies times backends would be too many to read or to keep.
/// </summary>
internal sealed class HiddenSettings
{
    private Dictionary<(ResourceKey Loser, PolicyUnit Unit, ResourceKey Winner), Entry>? _entries;

    /// <summary>Adds one.</summary>
    /// <param name="loser">The policy that has no effect.</param>
    /// <param name="unit">Its setting.</param>
    /// <param name="winner">The policy that decides.</param>
    /// <param name="age">Why: it is older, or younger.</param>
    /// <param name="backend">Where.</param>
    /// <param name="cluster">The cluster of it.</param>
    public void Add(ResourceKey loser, PolicyUnit unit, ResourceKey winner, string age, ResourceKey backend, string cluster)
    {
        _entries ??= [];
        if (_entries.TryGetValue((loser, unit, winner), out var entry)) entry.Others++;
        else _entries.Add((loser, unit, winner), new(age, backend, cluster));
    }

    /// <summary>Tells of all.</summary>
    public void Report(TranslationContext context)
    {
        if (_entries is null)
            return;
        foreach (var ((loser, unit, winner), entry) in _entries)
        {
            var others = entry.Others switch { 0 => "", 1 => " and one other", var n => $" and {n} others" };
            context.Warn(loser, PolicyUnits.PathOf(unit), $"has no effect on {entry.Backend}{others}: policy {winner.Name} is {entry.Age} and sets this too", entry.Others == 0 ? entry.Cluster : null, PolicyMerge.HiddenId);
        }
    }

    private sealed record Entry(string Age, ResourceKey Backend, string Cluster)
    {
        public int Others { get; set; }
    }
}
