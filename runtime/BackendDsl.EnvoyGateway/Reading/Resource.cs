using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>One object of the input with what the controller sees of its metadata.</summary>
internal sealed class Resource
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    private readonly bool _namesOnly;
    private string? _fullName;
    private IReadOnlyDictionary<string, string>? _labels;
    private IReadOnlyDictionary<string, string>? _annotations;

    /// <summary>Reads an object.</summary>
    /// <param name="source">As it was given, for places.</param>
    /// <param name="value">With the defaults of the API server.</param>
    /// <param name="namesOnly">True where nothing of the metadata but name and namespace is seen.</param>
    public Resource(GatewayObject source, IObjectValue value, bool namesOnly)
    {
        Source = source;
        Root = new(value);
        _namesOnly = namesOnly;
        Created = namesOnly ? null : Time(Root.Child("metadata").Text("creationTimestamp"));
    }

    public GatewayObject Source { get; }

    public ObjectRef Ref => Source.Ref;

    public string Kind => Source.Ref.Kind;

    public string Name => Source.Ref.Name;

    public string Namespace => Source.Ref.Namespace;

    public IReadOnlyDictionary<string, string> Labels => _labels ??= Map("labels");

    public IReadOnlyDictionary<string, string> Annotations => _annotations ??= Map("annotations");

    /// <summary>When it was created; null where that is not known, which counts as the oldest.</summary>
    public DateTimeOffset? Created { get; }

    public ObjectFields Root { get; }

    public ObjectFields Spec => Root.Child("spec");

    /// <summary><c>namespace/name</c>, as it stands in messages.</summary>
    public string FullName => _fullName ??= $"{Namespace}/{Name}";

    /// <summary>Older first, then by namespace and name: objects of one apply are of the same second.</summary>
    public static int CompareAge(Resource left, Resource right)
    {
        var age = (left.Created ?? DateTimeOffset.MinValue).CompareTo(right.Created ?? DateTimeOffset.MinValue);
        if (age != 0)
            return age;
        var space = string.CompareOrdinal(left.Namespace, right.Namespace);
        return space != 0 ? space : string.CompareOrdinal(left.Name, right.Name);
    }

    private IReadOnlyDictionary<string, string> Map(string name) => _namesOnly ? s_none : Root.Child("metadata").Map(name);

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
