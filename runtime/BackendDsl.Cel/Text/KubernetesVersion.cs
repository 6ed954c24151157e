using System.Globalization;

namespace BackendDsl;

/// <summary>A Kubernetes server version, major 1: what an API server of that version accepts.</summary>
public readonly record struct KubernetesVersion : IComparable<KubernetesVersion>
{
    /// <summary>The oldest version whose verdicts are known, 1.31.</summary>
    public static readonly KubernetesVersion Oldest = new(31);

    /// <summary>The version assumed where none is given, 1.36.</summary>
    public static readonly KubernetesVersion Default = new(36);

    private readonly int _minor;

    /// <summary>Version 1.<paramref name="minor"/>.</summary>
    public KubernetesVersion(int minor) => _minor = minor;

    /// <summary>The minor version; the default value counts as <see cref="Default"/>.</summary>
    public int Minor => _minor == 0 ? 36 : _minor;

    /// <summary>Reads <c>1.34</c>, <c>v1.34</c> or <c>1.34.2</c>.</summary>
    /// <exception cref="FormatException">It is not of that form, or outside 1.31 to 1.36.</exception>
    public static implicit operator KubernetesVersion(string text) =>
        TryParse(text, out var version)
            ? version
            : throw new FormatException($"'{text}' is not a supported Kubernetes version; give 1.31 to 1.36");

    /// <summary>Reads a version as the conversion from string does, without an exception.</summary>
    public static bool TryParse(string? text, out KubernetesVersion version)
    {
        version = default;
        var parts = (text ?? "").TrimStart('v').Split('.');
        if (parts.Length is not (2 or 3) || parts[0] != "1"
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            || minor is < 31 or > 36)
        {
            return false;
        }

        version = new(minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion other) => Minor.CompareTo(other.Minor);

    /// <summary>Older than.</summary>
    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.Minor < right.Minor;

    /// <summary>Newer than.</summary>
    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.Minor > right.Minor;

    /// <summary>Same or older.</summary>
    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.Minor <= right.Minor;

    /// <summary>Same or newer.</summary>
    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.Minor >= right.Minor;

    /// <inheritdoc/>
    public override string ToString() => "1." + Minor.ToString(CultureInfo.InvariantCulture);
}
