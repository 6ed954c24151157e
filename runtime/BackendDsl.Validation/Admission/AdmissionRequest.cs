using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>What a policy is asked about: an object, and how it comes to the server.</summary>
public sealed class AdmissionRequest
{
    /// <summary>The object; absent for a delete. Parts of it may be unknown.</summary>
    public Value Object { get; init; }

    /// <summary>The object before the change; absent on create, and where it is not known.</summary>
    public Value OldObject { get; init; }

    /// <summary><c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c> or <c>CONNECT</c>.</summary>
    public string Operation { get; init; } = "CREATE";

    /// <summary>The API group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The API version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The plural name of the resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>False for kinds of the whole cluster.</summary>
    public bool IsNamespaced { get; init; } = true;

    /// <summary>The object's name; null where it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The object's namespace; null where it is not known.</summary>
    public string? Namespace { get; init; }

    /// <summary>True for a dry run.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The namespace as an object; absent where it is not known.</summary>
    public Value NamespaceObject { get; init; }

    /// <summary>Who asks (<c>username</c>, <c>uid</c>, <c>groups</c>, <c>extra</c>); absent where it is not known.</summary>
    public Value UserInfo { get; init; }

    /// <summary>The same request into a namespace that is known.</summary>
    internal AdmissionRequest Into(Value namespaceObject) => new()
    {
        Object = Object,
        OldObject = OldObject,
        Operation = Operation,
        Group = Group,
        Version = Version,
        Kind = Kind,
        Resource = Resource,
        IsNamespaced = IsNamespaced,
        Name = Name,
        Namespace = Namespace,
        IsDryRun = IsDryRun,
        NamespaceObject = namespaceObject,
        UserInfo = UserInfo,
    };

    /// <summary>The creation of <paramref name="resource"/>, whose apiVersion, kind and metadata say what it is.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="plural">The plural name of its resource.</param>
    /// <param name="isNamespaced">False for kinds of the whole cluster.</param>
    public static AdmissionRequest Create(Value resource, string plural, bool isNamespaced = true)
    {
        string? Text(in Value value) => value.Kind == ValueKind.String ? value.String : null;

        var source = resource.Kind == ValueKind.Object ? resource.Object : new ObjectNode();
        var apiVersion = Text(source["apiVersion"]) ?? "";
        var slash = apiVersion.IndexOf('/');
        var metadata = source["metadata"];
        var fields = metadata.Kind == ValueKind.Object ? metadata.Object : null;
        return new()
        {
            Object = resource,
            Group = slash < 0 ? "" : apiVersion.Substring(0, slash),
            Version = apiVersion.Substring(slash + 1),
            Kind = Text(source["kind"]) ?? "",
            Resource = plural,
            IsNamespaced = isNamespaced,
            Name = fields is null ? null : Text(fields["name"]) ?? (fields["name"].IsAbsent && fields.IsComplete ? "" : null),
            Namespace = !isNamespaced ? "" : fields is null ? null : Text(fields["namespace"]),
        };
    }
}
