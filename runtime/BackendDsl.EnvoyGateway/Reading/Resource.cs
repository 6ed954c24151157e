using System.Globalization;
using BackendDsl.Schema.Values;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>One object of the input with what the controller sees of its metadata.</summary>
internal sealed class Resource
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    /// <summary>Reads an object.</summary>
    /// <param name="source">As it was given, for places.</param>
    /// <param name="value">With the defaults of the API server.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="namesOnly">True where nothing of the metadata but name and namespace is seen.</param>
    public Resource(IObjectValue source, IObjectValue value, string kind, bool namesOnly)
    {
        Source = source;
        Root = new(value);
        Kind = kind;
        var metadata = Root.Child("metadata");
        Name = metadata.Text("name") ?? "";
        Namespace = metadata.Text("namespace") ?? "default";
        Labels = namesOnly ? s_none : metadata.Map("labels");
        Annotations = namesOnly ? s_none : metadata.Map("annotations");
        Created = namesOnly ? null : Time(metadata.Text("creationTimestamp"));
    }

    public IObjectValue Source { get; }

    public string Kind { get; }

    public string Name { get; }

    /// <summary>The namespace; <c>default</c> where none is given, as the command that applies it would put it.</summary>
    public string Namespace { get; }

    public IReadOnlyDictionary<string, string> Labels { get; }

    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>When it was created; null where that is not known, which counts as the oldest.</summary>
    public DateTimeOffset? Created { get; }

    public Node Root { get; }

    public Node Spec => Root.Child("spec");

    /// <summary><c>namespace/name</c>, as it stands in messages.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary>Older first, then by namespace and name.</summary>
    public static int CompareAge(Resource left, Resource right)
    {
        var age = (left.Created ?? DateTimeOffset.MinValue).CompareTo(right.Created ?? DateTimeOffset.MinValue);
        if (age != 0)
            return age;
        var space = string.CompareOrdinal(left.Namespace, right.Namespace);
        return space != 0 ? space : string.CompareOrdinal(left.Name, right.Name);
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
