namespace BackendDsl.CSharp.Naming;

/// <summary>Names that the library's base classes use, so that no generated member or type hides one. A test compares the lists with the library.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> s_object = new(StringComparer.Ordinal)
    {
        // System.Object, and what the compiler makes for a record.
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Clone", "Deconstruct",
    };

    private static readonly HashSet<string> s_model = new(StringComparer.Ordinal)
    {
        "Builder", "ToBuilder", "Shape", "Build", "BuildUnchecked", "UnknownFields", "GetMember", "SetMember",
        // The field that every generated record has.
        "s_shape",
    };

    /// <summary>Protected methods that generated code calls, and one that matters for whole resources only: a property may hide these.</summary>
    private static readonly HashSet<string> s_hideable = new(StringComparer.Ordinal)
    {
        "SetBoolean", "SetDouble", "SetDuration", "SetInt64", "SetIntOrString", "SetObject", "SetQuantity", "SetString", "SetTimestamp",
        "SetUntyped", "Validate", "GetBoolean", "GetDouble", "GetDuration", "GetInt32", "GetInt64", "GetIntOrString", "GetQuantity", "GetString",
        "GetTimestamp", "GetUntyped",
    };

    /// <summary>Further methods that generated code calls; generic ones, or those of builders, are not hidden by a property.</summary>
    private static readonly HashSet<string> s_called = new(StringComparer.Ordinal)
    {
        "Append", "AppendItem", "Configure", "Put", "Continue", "GetEnum", "GetIntegerEnum", "GetList", "GetMap", "GetObject", "SetEnum", "SetIntegerEnum", "SetList",
        "SetMap",
    };

    private static readonly HashSet<string> s_root = new(StringComparer.Ordinal)
    {
        "ApiVersion", "Kind", "Metadata", "New", "Labels", "Annotations", "FromJson", "FromYaml", "ToJson", "ToYaml", "WriteJson",
        "WriteYaml", "WithDefaults", "Start", "SetterRefused",
    };

    private static readonly HashSet<string> s_enum = new(StringComparer.Ordinal)
    {
        "Value", "KnownValues",
    };

    /// <summary>Names that no enumeration itself may have: they are members of every one of them.</summary>
    public static IReadOnlyCollection<string> EnumOwnMembers => s_enum;

    /// <summary>True for a name that no property of a model, and so no method of its builder, may have.</summary>
    public static bool IsMember(string name) => s_object.Contains(name) || s_model.Contains(name);

    /// <summary>True for a name that no property of a root class may have.</summary>
    public static bool IsRootMember(string name) => IsMember(name) || s_root.Contains(name) || IsCalled(name);

    /// <summary>True for a property that hides a member of the base class, and must say so.</summary>
    public static bool IsHiding(string name) => s_hideable.Contains(name);

    /// <summary>True for a name by which generated code calls the base classes: beside such a property it must say <c>base</c>.</summary>
    public static bool IsCalled(string name) => s_hideable.Contains(name) || s_called.Contains(name);

    /// <summary>True for a name that no member of an enumeration may have.</summary>
    public static bool IsEnumMember(string name) => s_object.Contains(name) || s_enum.Contains(name);

    /// <summary>The root class of a kind: a class cannot have the name of a member that is declared in it.</summary>
    public static string ClassName(string kind) => s_object.Contains(kind) || s_model.Contains(kind) || s_root.Contains(kind) ? kind + "Resource" : kind;

    /// <summary>Names that no type inside a root class may have, but for those of its own properties.</summary>
    public static IEnumerable<string> RootMembers => s_object.Concat(s_model).Concat(s_root).Concat(s_hideable).Concat(s_called);

    /// <summary>True for a name that a type inside a root class may have, as far as the library's names go.</summary>
    public static bool IsFreeForType(string name, bool isEnum) => !RootMembers.Contains(name) && !(isEnum && s_enum.Contains(name));

    /// <summary>
    /// True for a name that would be ambiguous in a file with the implicit usings of the SDK and <c>k8s.Models</c>:
    /// a class of that name stands inside the root class instead of beside it.
    /// </summary>
    public static bool IsAmbiguousBesideRoot(string name) =>
        name is "TaskStatus" or "GCNotificationStatus" or "CorsRuleList"
        || (name.Length > 1 && name[0] == 'V' && char.IsDigit(name[1]));
}
