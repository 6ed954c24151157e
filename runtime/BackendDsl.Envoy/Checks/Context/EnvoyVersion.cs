using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackendDsl.Envoy;

/// <summary>A release of Envoy; its patch level adds no fields and does not count.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct EnvoyVersion(int Major, int Minor) : IComparable<EnvoyVersion>
{
    /// <summary>The newest release the facts of this library are of; it is the one that was run to learn its verdicts.</summary>
    public static EnvoyVersion Newest { get; } = new(1, 40);

    /// <summary>Reads <c>1.37</c>, <c>v1.37.2</c> or <c>1.37.0-dev</c>.</summary>
    /// <exception cref="FormatException">It is not a version.</exception>
    public static EnvoyVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException($"\"{text}\" is not an Envoy version such as 1.37");

    /// <summary>Reads <c>1.37</c>, <c>v1.37.2</c> or <c>1.37.0-dev</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EnvoyVersion version)
    {
        version = default;
        if (text is null) return false;
        var parts = text.Trim().TrimStart('v', 'V').Split('-', '+')[0].Split('.');
        if (parts.Length is < 2 or > 3) return false;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)) return false;
        if (parts.Length == 3 && !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
        version = new EnvoyVersion(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(EnvoyVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Older.</summary>
    public static bool operator <(EnvoyVersion left, EnvoyVersion right) => left.CompareTo(right) < 0;

    /// <summary>Newer.</summary>
    public static bool operator >(EnvoyVersion left, EnvoyVersion right) => left.CompareTo(right) > 0;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(EnvoyVersion left, EnvoyVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(EnvoyVersion left, EnvoyVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
