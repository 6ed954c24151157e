using System.Collections.Frozen;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Context;

/// <summary>What is compiled into Envoy: the types and names that each slot for an extension takes. Read from <c>Facts/extensions.txt</c>.</summary>
internal sealed class ExtensionTable
{
    private static readonly Lazy<ExtensionTable> s_default = new(() => new ExtensionTable(ApiSchema.Resource("extensions.txt")));

    private readonly FrozenDictionary<string, Slot> _slots;

    private ExtensionTable(string text)
    {
        var slots = new Dictionary<string, (Dictionary<string, Extension> Types, HashSet<string> Names)>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split(' ');
            if (!slots.TryGetValue(parts[0], out var slot)) slots[parts[0]] = slot = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            slot.Names.Add(parts[1]);
            foreach (var type in parts.Skip(2)) slot.Types[type] = new(parts[1], EnvoyAny.TypeUrlPrefix + type);
        }
        _slots = slots.ToFrozenDictionary(s => s.Key, s => new Slot(s.Value.Types, s.Value.Names), StringComparer.Ordinal);
    }

    public static ExtensionTable Default => s_default.Value;

    /// <summary>What takes a type in a slot; null where nothing does.</summary>
    public Extension? Find(string slot, ReadOnlySpan<char> type) => _slots.TryGetValue(slot, out var found) ? found.Find(type) : null;

    public bool HasName(string slot, string name) => _slots.TryGetValue(slot, out var found) && found.HasName(name);

    /// <summary>An extension: the name under which it is registered, and the URL of the type that it takes.</summary>
    public sealed record Extension(string Name, string TypeUrl);

    private sealed class Slot(Dictionary<string, Extension> types, HashSet<string> names)
    {
        private readonly Dictionary<string, Extension>.AlternateLookup<ReadOnlySpan<char>> _types = types.GetAlternateLookup<ReadOnlySpan<char>>();

        public Extension? Find(ReadOnlySpan<char> type) => _types.TryGetValue(type, out var found) ? found : null;

        public bool HasName(string name) => names.Contains(name);
    }
}
