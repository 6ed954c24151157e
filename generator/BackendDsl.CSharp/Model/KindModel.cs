namespace BackendDsl.CSharp.Model;

/// <summary>Everything that is printed for one version of one kind. Compared by value: what is equal is not printed again.</summary>
internal sealed record KindModel
{
    /// <summary>The C# namespace, legal as it stands.</summary>
    public required string Namespace { get; init; }

    /// <summary>The root class.</summary>
    public required string ClassName { get; init; }

    /// <summary>Whether its types are internal to the project.</summary>
    public bool IsInternal { get; init; }

    public required string Group { get; init; }

    public required string Version { get; init; }

    /// <summary>Group and version as objects name them.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public required string ListKind { get; init; }

    public required bool IsNamespaced { get; init; }

    public required bool HasStatusSubresource { get; init; }

    /// <summary>Paths of the scale subresource, apart by <c>|</c>; null without one.</summary>
    public required string? Scale { get; init; }

    /// <summary>Why the version should not be used; null where it may be.</summary>
    public required string? Obsolete { get; init; }

    /// <summary>The compact schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The root class; its properties leave out apiVersion, kind and metadata.</summary>
    public required ObjectModel Root { get; init; }

    /// <summary>The class of <c>spec</c>, null where it is not an object of declared properties.</summary>
    public required ObjectModel? Spec { get; init; }

    /// <summary>The class of <c>status</c>, null where it is not an object of declared properties.</summary>
    public required ObjectModel? Status { get; init; }

    /// <summary>The name of the list class.</summary>
    public required TypeName List { get; init; }

    /// <summary>The objects inside the root class, sorted by name.</summary>
    public required EquatableArray<ObjectModel> Objects { get; init; }

    /// <summary>The enumerations inside the root class, sorted by name.</summary>
    public required EquatableArray<EnumModel> Enums { get; init; }
}
