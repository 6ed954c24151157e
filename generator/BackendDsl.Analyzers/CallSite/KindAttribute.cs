using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>What the attribute on a kind's root type says besides the schema.</summary>
internal sealed class KindAttribute
{
    private KindAttribute(string schema, string group, string version, string kind, AttributeData data)
    {
        Schema = schema;
        Group = group;
        Version = version;
        Kind = kind;
        foreach (var named in data.NamedArguments)
        {
            switch (named.Key)
            {
                case "Plural": Plural = named.Value.Value as string; break;
                case "Namespaced": IsNamespaced = named.Value.Value is not false; break;
                case "Status": HasStatus = named.Value.Value is true; break;
                case "Scale": Scale = named.Value.Value as string; break;
            }
        }
    }

    public string Schema { get; }

    public string Group { get; }

    public string Version { get; }

    public string Kind { get; }

    public string? Plural { get; }

    public bool IsNamespaced { get; } = true;

    public bool HasStatus { get; }

    public string? Scale { get; }

    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    public static KindAttribute? Read(AttributeData data) =>
        data.ConstructorArguments is [{ Value: string schema }, { Value: string group }, { Value: string version }, { Value: string kind }, ..]
            ? new(schema, group, version, kind, data)
            : null;
}
