using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>The first release that has a message, a field or an enum value, read from <c>Facts/releases.txt</c>. What is older than 1.37 is not listed.</summary>
internal sealed class ReleaseTable
{
    private static readonly Lazy<ReleaseTable> s_default = new(() => new ReleaseTable(ApiSchema.Resource("releases.txt")));

    private readonly Dictionary<string, EnvoyVersion> _since = new(StringComparer.Ordinal);

    private ReleaseTable(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
            var release = line[(colon + 2)..];
            _since[line[..colon]] = release == "main" ? EnvoyVersion.Newest : EnvoyVersion.Parse(release);
        }
    }

    public static ReleaseTable Default => s_default.Value;

    public bool IsNewer(ApiMessage type, EnvoyVersion target, out EnvoyVersion since) => IsNewer(type.FullName, target, out since);

    public bool IsNewer(ApiMessage type, ApiField field, EnvoyVersion target, out EnvoyVersion since) => IsNewer(type.FullName + " " + field.Name, target, out since);

    public bool IsNewer(ApiEnum type, int value, EnvoyVersion target, out EnvoyVersion since)
    {
        if (type.TryGetName(value, out var name) && IsNewer(type.FullName + "=" + name, target, out since)) return true;
        return IsNewer(type.FullName, target, out since) && value != 0;
    }

    private bool IsNewer(string key, EnvoyVersion target, out EnvoyVersion since) => _since.TryGetValue(key, out since) && since > target;
}
