using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>What the symbols say about one model type.</summary>
internal sealed class ModelType
{
    private readonly Dictionary<string, ModelMember> _members = new(StringComparer.Ordinal);

    public ModelType(INamedTypeSymbol type)
    {
        Type = type;
        for (var t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType)
        {
            foreach (var member in t.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false } property
                    && Types.FirstString(property, RuntimeNames.JsonPropertyNameAttribute) is { } wireName
                    && !_members.ContainsKey(property.Name))
                {
                    _members.Add(property.Name, new(property, wireName));
                }
            }
        }

        Schema = SchemaReference.Read(type);
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>Where the schema of this type is told; null for a model that tells none.</summary>
    public SchemaReference? Schema { get; }

    /// <summary>True for a kind itself, not for an object inside one.</summary>
    public bool IsResource => Schema is { IsResource: true };

    /// <summary>The member of that C# name; builder methods are named as the properties they set.</summary>
    public ModelMember? Find(string name) => _members.TryGetValue(name, out var member) ? member : null;

    /// <summary>The C# name of a wire name, or null.</summary>
    public string? FindName(string wireName)
    {
        foreach (var member in _members)
        {
            if (member.Value.WireName == wireName)
                return member.Key;
        }

        return null;
    }

    /// <summary>The members by their C# names.</summary>
    public IEnumerable<KeyValuePair<string, ModelMember>> Members => _members;
}
