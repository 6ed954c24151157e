using System.Collections.Concurrent;
using System.Reflection;
using BackendDsl.Validation;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Models;

/// <summary>
/// The validators of one generated kind, made from the schema that its root type carries: read once, when the first
/// object of the kind is judged.
/// </summary>
internal sealed class KindValidators
{
    private static readonly ConcurrentDictionary<Type, KindValidators?> s_kinds = new();
    private static readonly ConcurrentDictionary<Type, (Type Root, int Index)> s_definitions = new();

    private readonly CompactSchema _schema;
    private readonly ResourceIdentity _identity;
    private readonly ConcurrentDictionary<(int Definition, int Minor), SchemaValidator> _validators = new();
    private SchemaValidator? _default;

    private KindValidators(CustomResourceSchemaAttribute kind)
    {
        _schema = CompactSchema.Parse(kind.Schema);
        _identity = new(kind.Group, kind.Version, kind.Kind, kind.Namespaced, kind.Status, ReadScale(kind.Scale));
    }

    /// <summary>The validator of a model; null for a type that carries no schema.</summary>
    public static SchemaValidator? Find(ModelObject model, KubernetesVersion version)
    {
        if (model is CustomResource)
            return Of(model.GetType())?.OfResource(version);
        var (root, index) = s_definitions.GetOrAdd(model.GetType(), static type => Locate(type));
        return index < 0 ? null : Of(root)?.OfDefinition(index, version);
    }

    private static KindValidators? Of(Type root) => s_kinds.GetOrAdd(root, static type =>
        type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { Schema.Length: > 0 } kind ? new(kind) : null);

    private static (Type Root, int Index) Locate(Type type)
    {
        if (type.GetCustomAttribute<SchemaDefinitionAttribute>() is not { } definition)
            return (type, -1);
        var root = definition.Root ?? type;
        while (definition.Root is null && root.DeclaringType is { } outer)
            root = outer;
        return (root, definition.Index);
    }

    private static ScaleSubresource? ReadScale(string? paths)
    {
        if (paths is null)
            return null;
        var parts = paths.Split('|');
        string? Part(int i) => i < parts.Length && parts[i].Length > 0 ? parts[i] : null;
        return new(Part(0) ?? "", Part(1) ?? "", Part(2));
    }

    private SchemaValidator OfResource(KubernetesVersion version)
    {
        if (version.Minor != KubernetesVersion.Default.Minor)
            return _validators.GetOrAdd((-1, version.Minor), static (key, kind) => SchemaValidator.Create(kind._schema.Root, kind._identity, new(key.Minor)), this);
        return _default ??= SchemaValidator.Create(_schema.Root, _identity, KubernetesVersion.Default);
    }

    private SchemaValidator? OfDefinition(int index, KubernetesVersion version) => index >= _schema.Definitions.Count
        ? null
        : _validators.GetOrAdd((index, version.Minor), static (key, kind) => SchemaValidator.Create(kind._schema.Definitions[key.Definition], null, new(key.Minor)), this);
}
