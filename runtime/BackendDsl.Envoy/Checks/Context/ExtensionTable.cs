using System.Collections.Frozen;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Context;

/// <summary>What is compiled into Envoy: the types and names that each slot for an extension takes. Read from <c>Facts/extensions.txt</c>.</summary>
internal sealed class ExtensionTable
{
    private static readonly Lazy<ExtensionTable> s_default = new(() => new ExtensionTable(ApiSchema.Resource("extensions.txt")));

    private readonly FrozenDictionary<(string Slot, string Type), string> _types;
    private readonly FrozenSet<(string Slot, string Name)> _names;

    private ExtensionTable(string text)
    {
        var types = new Dictionary<(string, string), string>();
        var names = new HashSet<(string, string)>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split(' ');
            names.Add((parts[0], parts[1]));
            foreach (var type in parts.Skip(2)) types[(parts[0], type)] = parts[1];
        }
        _types = types.ToFrozenDictionary();
        _names = names.ToFrozenSet();
    }

    public static ExtensionTable Default => s_default.Value;

    public bool HasType(string slot, string type) => _types.ContainsKey((slot, type));

    /// <summary>The name under which a type is registered; null where it is not.</summary>
    public string? NameOf(string slot, string type) => _types.GetValueOrDefault((slot, type));

    public bool HasName(string slot, string name) => _names.Contains((slot, name));
}
