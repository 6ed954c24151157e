using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>The first release that has a message, a field or an enum value, read from <c>Facts/releases.txt</c>. What is older than 1.37 is not listed.</summary>
internal sealed class ReleaseTable
{
    private static readonly Lazy<ReleaseTable> s_default = new(() => new ReleaseTable(ApiSchema.Resource("releases.txt")));

    private readonly Dictionary<string, EnvoyVersion> _since = new(StringComparer.Ordinal);

    // What is listed of messages by their index, and the enums of which anything is: no name is put together for the others.
    private readonly Marks?[] _messages = new Marks?[ApiSchema.Default.Count];
    private readonly HashSet<string> _enums = new(StringComparer.Ordinal);

    private ReleaseTable(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
            var key = line[..colon];
            _since[key] = line[(colon + 2)..] is var release && release == "main" ? EnvoyVersion.Newest : EnvoyVersion.Parse(release);
            Mark(key, _since[key]);
        }
    }

    public static ReleaseTable Default => s_default.Value;

    public bool IsNewer(ApiMessage type, EnvoyVersion target, out EnvoyVersion since) => IsNewer(_messages[type.Index]?.Message, target, out since);

    public bool IsNewer(ApiMessage type, ApiField field, EnvoyVersion target, out EnvoyVersion since) => IsNewer(_messages[type.Index]?.Fields[field.Position], target, out since);

    public bool IsNewer(ApiEnum type, int value, EnvoyVersion target, out EnvoyVersion since)
    {
        since = default;
        if (!_enums.Contains(type.FullName)) return false;
        if (type.TryGetName(value, out var name) && IsNewer(type.FullName + "=" + name, target, out since)) return true;
        return IsNewer(type.FullName, target, out since) && value != 0;
    }

    private bool IsNewer(string key, EnvoyVersion target, out EnvoyVersion since) => _since.TryGetValue(key, out since) && since > target;

    private static bool IsNewer(EnvoyVersion? mark, EnvoyVersion target, out EnvoyVersion since)
    {
        since = mark.GetValueOrDefault();
        return mark > target;
    }

    private void Mark(string key, EnvoyVersion since)
    {
        var parts = key.Split(' ', '=');
        if (!ApiSchema.Default.TryGetMessage(parts[0], out var type))
        {
            _enums.Add(parts[0]);
            return;
        }
        var marks = _messages[type.Index] ??= new(type.Fields.Count);
        if (parts.Length == 1) marks.Message = since;
        else if (type.TryGetField(parts[1], out var field)) marks.Fields[field.Position] = since;
    }

    private sealed class Marks(int fields)
    {
        public EnvoyVersion? Message { get; set; }

        public EnvoyVersion?[] Fields { get; } = new EnvoyVersion?[fields];
    }
}
