using System.Text.Json.Serialization;

namespace BackendDsl.Models;

/// <summary>Tells which definition of a kind's compact schema a generated type stands for.</summary>
/// <remarks>It also tells System.Text.Json how to read and write the type on its own, which saves an attribute on each.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SchemaDefinitionAttribute : JsonConverterAttribute
{
    /// <summary>For a type that lives inside the root type of its kind.</summary>
    public SchemaDefinitionAttribute(int index) => Index = index;

    /// <summary>For a type that stands beside the root type of its kind.</summary>
    public SchemaDefinitionAttribute(Type root, int index)
    {
        Root = root;
        Index = index;
    }

    /// <summary>The root type; null where it is the outermost type around this one.</summary>
    public Type? Root { get; }

    /// <summary>The definition's place in the compact schema.</summary>
    public int Index { get; }

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert) => new FragmentJsonConverter();
}
