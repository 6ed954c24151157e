using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>What KubernetesClient says of one of its resource types; policies are about these, too.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">The plural name in URLs.</param>
internal sealed record ClientResource(string ApiVersion, string Kind, string Plural)
{
    /// <summary>True for any model of KubernetesClient.</summary>
    public static bool IsClientType(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, ContainingNamespace: { Name: "Models", ContainingNamespace: { Name: "k8s", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>The resource a type of KubernetesClient is; null for a part of one, and for any other type.</summary>
    public static ClientResource? Read(ITypeSymbol? type)
    {
        if (!IsClientType(type) || Types.FindAttribute(type!, "KubernetesEntityAttribute") is not { } attribute)
            return null;
        string group = "", version = "", kind = "", plural = "";
        foreach (var argument in attribute.NamedArguments)
        {
            var text = argument.Value.Value as string ?? "";
            switch (argument.Key)
            {
                case "Group": group = text; break;
                case "ApiVersion": version = text; break;
                case "Kind": kind = text; break;
                case "PluralName": plural = text; break;
            }
        }

        return version.Length == 0 || kind.Length == 0 ? null : new(group.Length == 0 ? version : group + "/" + version, kind, plural);
    }
}
