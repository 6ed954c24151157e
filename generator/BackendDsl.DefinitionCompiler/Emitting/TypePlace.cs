using System.Reflection;
using System.Reflection.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>Where a type stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace; empty inside another type.</param>
/// <param name="Outer">The type it stands in; nil without one.</param>
/// <param name="Access">Who sees it.</param>
internal sealed record TypePlace(string Name, string Namespace, TypeDefinitionHandle Outer, TypeAttributes Access)
{
    /// <summary>Inside another type, which alone decides who sees it.</summary>
    public static TypePlace Inside(EntityHandle outer, string name) => new(name, "", (TypeDefinitionHandle)outer, TypeAttributes.NestedPublic);

    /// <summary>In a namespace.</summary>
    public static TypePlace In(string ns, string name, bool isInternal) => new(name, ns, default, isInternal ? TypeAttributes.NotPublic : TypeAttributes.Public);
}
