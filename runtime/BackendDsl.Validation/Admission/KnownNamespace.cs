using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>A namespace as policies see it, as far as it is known: of any the name is, and the label that the server sets.</summary>
internal static class KnownNamespace
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>A namespace of which the name alone is known.</summary>
    public static Value Named(string name) =>
        Value.Of(new Overlay(null, "metadata", Value.Of(new Overlay(null, "labels", Labels(name), ("name", Value.Of(name))))));

    /// <summary>The labels of a namespace of which the name alone is known.</summary>
    public static Value Labels(string name) => Value.Of(new Overlay(null, NameLabel, Value.Of(name)));

    /// <summary>A namespace out of a manifest, with what the server adds.</summary>
    public static Value Of(in Value manifest, string name)
    {
        if (manifest.Kind != ValueKind.Object)
            return Named(name);
        var metadata = manifest.Object["metadata"];
        var labels = metadata.Kind == ValueKind.Object ? metadata.Object["labels"] : default;
        IObjectValue? known = labels.Kind == ValueKind.Object ? labels.Object
            : labels.IsAbsent && metadata.Kind == ValueKind.Object && metadata.Object.IsComplete ? new ObjectNode()
            : null;
        return Value.Of(new Overlay(manifest.Object, "metadata", Value.Of(new Overlay(
            metadata.Kind == ValueKind.Object ? metadata.Object : null, "labels", Value.Of(new Overlay(known, NameLabel, Value.Of(name))), ("name", Value.Of(name))))));
    }

    /// <summary>An object with some members more, or others; over nothing it is an object of which no more is known.</summary>
    private sealed class Overlay : IObjectValue
    {
        private readonly List<(string Name, Value Value)> _members = [];

        public Overlay(IObjectValue? below, string name, Value value, params (string Name, Value Value)[] more)
        {
            IsComplete = below?.IsComplete == true;
            _members.Add((name, value));
            _members.AddRange(more);
            for (var i = 0; i < (below?.Count ?? 0); i++)
            {
                var member = below!.NameAt(i);
                if (!_members.Exists(m => m.Name == member))
                    _members.Add((member, below.ValueAt(i)));
            }
        }

        public int Count => _members.Count;

        public bool IsComplete { get; }

        public Value this[string name]
        {
            get
            {
                foreach (var member in _members)
                {
                    if (member.Name == name)
                        return member.Value;
                }

                return default;
            }
        }

        public string NameAt(int index) => _members[index].Name;

        public Value ValueAt(int index) => _members[index].Value;
    }
}
