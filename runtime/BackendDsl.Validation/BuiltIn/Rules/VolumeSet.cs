using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The volumes that containers can mount: those of the Pod without an error, and a StatefulSet's claims.</summary>
internal sealed class VolumeSet
{
    private readonly List<(string Name, VolumeView Volume)> _volumes = [];

    /// <summary>False where a volume may be there whose name is not known.</summary>
    public bool IsComplete { get; set; } = true;

    private readonly HashSet<string> _claims = new(StringComparer.Ordinal);

    /// <summary>A name that a claim template has, in order or not.</summary>
    public bool IsClaim(string name) => _claims.Contains(name);

    public void AddClaim(string name) => _claims.Add(name);

    public void Add(string name, VolumeView volume) => _volumes.Add((name, volume));

    public Truth Has(string name) => Find(name, out _) ? Truth.True : IsComplete ? Truth.False : Truth.Unknown;

    /// <summary>The volume of that name; an absent view for a claim.</summary>
    public bool Find(string name, out VolumeView volume)
    {
        foreach (var (own, one) in _volumes)
        {
            if (string.Equals(own, name, StringComparison.Ordinal))
            {
                volume = one;
                return true;
            }
        }

        volume = default;
        return false;
    }
}
