using System.Globalization;
using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>A semantic version as the semver library of Kubernetes' CEL reads and orders it.</summary>
public sealed class SemVer : IEquatable<SemVer>, IComparable<SemVer>
{
    private readonly string[] _prerelease;
    private readonly string[] _build;

    private SemVer(ulong major, ulong minor, ulong patch, string[] prerelease, string[] build)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        _prerelease = prerelease;
        _build = build;
    }

    /// <summary>The major version.</summary>
    public ulong Major { get; }

    /// <summary>The minor version.</summary>
    public ulong Minor { get; }

    /// <summary>The patch version.</summary>
    public ulong Patch { get; }

    /// <summary>The identifiers of the pre-release.</summary>
    public IReadOnlyList<string> Prerelease => _prerelease;

    /// <summary>The build metadata, which takes no part in order and equality.</summary>
    public IReadOnlyList<string> Build => _build;

    /// <summary>Reads a version, strictly by the specification.</summary>
    public static bool TryParse(string text, out SemVer version, out string? error)
    {
        version = null!;
        if (text.Length == 0)
            return Fail("Version string empty", out error);
        var parts = text.Split(['.'], 3);
        if (parts.Length != 3)
            return Fail("No Major.Minor.Patch elements found", out error);
        if (!Number(parts[0], "major", "Major", out var major, out error) || !Number(parts[1], "minor", "Minor", out var minor, out error))
            return false;
        string[] build = [], prerelease = [];
        var patchText = parts[2];
        var plus = patchText.IndexOf('+');
        if (plus >= 0)
        {
            build = patchText.Substring(plus + 1).Split('.');
            patchText = patchText.Substring(0, plus);
        }

        var hyphen = patchText.IndexOf('-');
        if (hyphen >= 0)
        {
            prerelease = patchText.Substring(hyphen + 1).Split('.');
            patchText = patchText.Substring(0, hyphen);
        }

        if (!Number(patchText, "patch", "Patch", out var patch, out error))
            return false;
        foreach (var identifier in prerelease)
        {
            if (identifier.Length == 0)
                return Fail("Prerelease is empty", out error);
            if (IsNumeric(identifier))
            {
                if (identifier.Length > 1 && identifier[0] == '0')
                    return Fail($"Numeric PreRelease version must not contain leading zeroes {GoQuote.Quote(identifier)}", out error);
                if (!GoNumber.TryParseUInt64(identifier, out _))
                    return Fail($"strconv.ParseUint: parsing {GoQuote.Quote(identifier)}: value out of range", out error);
            }
            else if (!IsAlphanumeric(identifier))
            {
                return Fail($"Invalid character(s) found in prerelease {GoQuote.Quote(identifier)}", out error);
            }
        }

        foreach (var identifier in build)
        {
            if (identifier.Length == 0)
                return Fail("Build meta data is empty", out error);
            if (!IsAlphanumeric(identifier))
                return Fail($"Invalid character(s) found in build meta data {GoQuote.Quote(identifier)}", out error);
        }

        version = new(major, minor, patch, prerelease, build);
        return true;
    }

    /// <summary>Reads a version after mending it: a leading v goes, missing minor and patch become 0, leading zeros go.</summary>
    public static bool TryParseNormalized(string text, out SemVer version, out string? error)
    {
        version = null!;
        if (text.StartsWith("v", StringComparison.Ordinal))
            text = text.Substring(1);
        var parts = new List<string>(text.Split(['.'], 3));
        if (parts.Count < 3)
        {
            if (parts[parts.Count - 1].IndexOfAny(['+', '-']) >= 0)
                return Fail("short version cannot contain PreRelease/Build meta data", out error);
            while (parts.Count < 3)
                parts.Add("0");
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Length <= 1)
                continue;
            var trimmed = parts[i].TrimStart('0');
            parts[i] = trimmed.Length == 0 || trimmed[0] is < '0' or > '9' ? "0" + trimmed : trimmed;
        }

        return TryParse(string.Join(".", parts), out version, out error);
    }

    /// <inheritdoc/>
    public int CompareTo(SemVer? other)
    {
        if (other is null)
            return 1;
        if (Major != other.Major)
            return Major.CompareTo(other.Major);
        if (Minor != other.Minor)
            return Minor.CompareTo(other.Minor);
        if (Patch != other.Patch)
            return Patch.CompareTo(other.Patch);
        if (_prerelease.Length == 0 || other._prerelease.Length == 0)
            return (_prerelease.Length == 0).CompareTo(other._prerelease.Length == 0);
        for (var i = 0; i < _prerelease.Length && i < other._prerelease.Length; i++)
        {
            var order = Compare(_prerelease[i], other._prerelease[i]);
            if (order != 0)
                return order;
        }

        return _prerelease.Length.CompareTo(other._prerelease.Length);
    }

    /// <inheritdoc/>
    public bool Equals(SemVer? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SemVer);

    /// <inheritdoc/>
    public override int GetHashCode() => HashMix.Of(HashMix.Of(Major.GetHashCode(), Minor.GetHashCode()), Patch.GetHashCode());

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Major.ToString(CultureInfo.InvariantCulture)).Append('.').Append(Minor.ToString(CultureInfo.InvariantCulture)).Append('.')
            .Append(Patch.ToString(CultureInfo.InvariantCulture));
        if (_prerelease.Length > 0)
            text.Append('-').Append(string.Join(".", _prerelease));
        if (_build.Length > 0)
            text.Append('+').Append(string.Join(".", _build));
        return text.ToString();
    }

    /// <summary>The same version, build metadata aside.</summary>
    public static bool operator ==(SemVer? left, SemVer? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Another version.</summary>
    public static bool operator !=(SemVer? left, SemVer? right) => !(left == right);

    /// <summary>Older.</summary>
    public static bool operator <(SemVer left, SemVer right) => left.CompareTo(right) < 0;

    /// <summary>Newer.</summary>
    public static bool operator >(SemVer left, SemVer right) => left.CompareTo(right) > 0;

    /// <summary>Not newer.</summary>
    public static bool operator <=(SemVer left, SemVer right) => left.CompareTo(right) <= 0;

    /// <summary>Not older.</summary>
    public static bool operator >=(SemVer left, SemVer right) => left.CompareTo(right) >= 0;

    private static int Compare(string left, string right)
    {
        bool leftNumeric = IsNumeric(left), rightNumeric = IsNumeric(right);
        if (leftNumeric != rightNumeric)
            return leftNumeric ? -1 : 1;
        if (leftNumeric && left.Length != right.Length)
            return left.Length.CompareTo(right.Length);
        return Math.Sign(string.CompareOrdinal(left, right));
    }

    private static bool Number(string text, string name, string title, out ulong value, out string? error)
    {
        error = null;
        value = 0;
        if (!IsNumeric(text))
            return Fail($"Invalid character(s) found in {name} number {GoQuote.Quote(text)}", out error);
        if (text.Length > 1 && text[0] == '0')
            return Fail($"{title} number must not contain leading zeroes {GoQuote.Quote(text)}", out error);
        return GoNumber.TryParseUInt64(text, out value)
            || Fail($"strconv.ParseUint: parsing {GoQuote.Quote(text)}: {(text.Length == 0 ? "invalid syntax" : "value out of range")}", out error);
    }

    // Without any other characters; the empty text passes here and fails as a number.
    private static bool IsNumeric(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static bool IsAlphanumeric(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-'))
                return false;
        }

        return true;
    }

    private static bool Fail(string reason, out string? error)
    {
        error = reason;
        return false;
    }
}
