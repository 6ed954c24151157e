using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>The base of every generated root type.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
public abstract record CustomResource<TSelf> : CustomResource
    where TSelf : CustomResource<TSelf>, new()
{
    /// <summary>An empty resource of the kind.</summary>
    protected CustomResource()
    {
    }

    /// <summary>A copy, as <c>with</c> makes it.</summary>
    protected CustomResource(CustomResource<TSelf> original)
        : base(original)
    {
    }

    /// <summary>Reads one YAML (or JSON) document. Unknown fields and unknown enum values survive; nothing is judged but the types.</summary>
    /// <exception cref="ManifestFormatException">It cannot be read as this kind; line, column and path say where.</exception>
    public static TSelf FromYaml(string yaml) => ModelReader.OfYaml(yaml).ReadDocument(static reader => reader.ReadModel<TSelf>());

    /// <summary>Reads one JSON document. Unknown fields and unknown enum values survive; nothing is judged but the types.</summary>
    /// <exception cref="ManifestFormatException">It cannot be read as this kind; line, column and path say where.</exception>
    public static TSelf FromJson(string json) => JsonModelReader.Read(json, static reader => reader.ReadModel<TSelf>());

    /// <summary>What the server would store: unknown fields dropped where the schema says so, defaults filled in.</summary>
    public TSelf WithDefaults() => ModelValidation.WithDefaults((TSelf)this);

    /// <summary>Starts a builder of a resource of that name; generated <c>New</c> methods call it.</summary>
    protected static TBuilder Start<TBuilder>(string name, string? @namespace = null)
        where TBuilder : CustomResourceBuilder<TSelf, TBuilder>, new() =>
        CustomResourceBuilder<TSelf, TBuilder>.Start(name, @namespace);
}
