using BackendDsl.CSharp.Naming;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Makes the model of one version of a kind: all thinking is done here, the printers only print.</summary>
internal sealed class KindReader
{
    private readonly CustomResourceDefinition _definition;
    private readonly CustomResourceVersion _version;
    private readonly KindOptions _options;
    private readonly CompactSchema _compact;
    private readonly TypeCollector _collector;
    private readonly Dictionary<string, TypeName> _names = new(StringComparer.Ordinal);
    private readonly PinnedNames _pins;
    private readonly HashSet<string>? _built;
    private readonly string _className;

    private KindReader(CustomResourceDefinition definition, CustomResourceVersion version, KindOptions options, HashSet<NamePin> usedPins, CancellationToken cancellation)
    {
        _definition = definition;
        _version = version;
        _options = options;
        _compact = CompactSchema.Create(version.Schema!);
        _collector = new(_compact.IndexOf, cancellation);
        _pins = PinnedNames.Resolve(options.Pins, definition.Kind, version.Schema!, _collector.KeyOf, usedPins);
        _className = ReservedNames.ClassName(Identifiers.Pascal(definition.Kind));
        // A status that is no subresource is written by whoever writes the object.
        if (version.HasStatusSubresource && !options.HasStatusBuilders)
            _built = TypeCollector.KeysWithout(version.Schema!, "status", _collector, cancellation);
    }

    /// <summary>The model; the version must have a schema. Pins that found their place are added to <paramref name="usedPins"/>.</summary>
    public static KindModel Read(CustomResourceDefinition definition, CustomResourceVersion version, KindOptions options, HashSet<NamePin> usedPins, CancellationToken cancellation) =>
        new KindReader(definition, version, options, usedPins, cancellation).Read();

    private KindModel Read()
    {
        var root = _version.Schema!;
        var properties = root.Properties.Where(p => p.Name is not ("apiVersion" or "kind" or "metadata")).ToList();
        _collector.CollectFrom(properties);

        var rootMembers = MemberNames(root, properties, n => ReservedNames.IsRootMember(n) || n == _className);
        var spec = CompanionOf(root, "spec", "Spec");
        var status = CompanionOf(root, "status", "Status");
        var list = BesideRoot(_className + "List");
        var nested = _collector.Found.Where(t => !_names.ContainsKey(t.Key)).ToList();
        NameTypes(nested, rootMembers, [.. ((TypeName?[])[spec, status, list]).Where(n => n is not null).Select(n => n!.Name)]);

        return new()
        {
            Namespace = _options.NamespaceOf(_definition.Group, _version.Name),
            ClassName = _className,
            IsInternal = _options.IsInternal,
            Group = _definition.Group,
            Version = _version.Name,
            Kind = _definition.Kind,
            Plural = _definition.Plural,
            ListKind = _definition.ListKind,
            IsNamespaced = _definition.IsNamespaced,
            HasStatusSubresource = _version.HasStatusSubresource,
            Scale = _version.Scale is { } scale
                ? string.Join("|", scale.SpecReplicasPath, scale.StatusReplicasPath, scale.LabelSelectorPath).TrimEnd('|')
                : null,
            Obsolete = _version.Deprecated ? _version.DeprecationWarning ?? $"{_definition.Group}/{_version.Name} {_definition.Kind} is deprecated." : null,
            Schema = _compact.Text,
            Root = new(
                new(_className, false),
                _compact.IndexOf(root),
                Documentations.OfType(root, $"{_definition.Kind} of {_definition.Group}/{_version.Name}."),
                Properties(root, properties, rootMembers).Select(p => WithCompanion(p, spec, status, isBuilt: _built is null)).ToEquatableArray()),
            Spec = spec is null ? null : ObjectOf(root.FindProperty("spec")!, SchemaPath.Root.Then("spec"), spec),
            Status = status is null ? null : ObjectOf(root.FindProperty("status")!, SchemaPath.Root.Then("status"), status),
            List = list,
            Objects = nested.Where(t => !t.IsEnum).Select(t => ObjectOf(t.Schema, t.Path, _names[t.Key]))
                .OrderBy(o => o.Name.Name, StringComparer.Ordinal).ToEquatableArray(),
            Enums = nested.Where(t => t.IsEnum).Select(EnumOf)
                .OrderBy(e => e.Name.Name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    /// <summary>The class beside the root for spec or status, where that is an object.</summary>
    private TypeName? CompanionOf(SchemaNode root, string property, string suffix)
    {
        if (root.FindProperty(property) is not { } node || SchemaShapes.KindOf(node) != ShapeKind.Object)
            return null;
        var name = BesideRoot(_className + suffix);
        var key = _collector.KeyOf(node, ShapeKind.Object);
        // Spec and status of equal structure are two classes all the same: users rely on both names.
        if (!_names.ContainsKey(key))
            _names.Add(key, name);
        return name;
    }

    /// <summary>Spec and status have classes of their own even where another type of the kind has the same structure.</summary>
    private static PropertyModel WithCompanion(PropertyModel property, TypeName? spec, TypeName? status, bool isBuilt) => property.WireName switch
    {
        "spec" when spec is not null => property with { Shape = property.Shape with { TypeName = spec } },
        "status" => property with { Shape = status is null ? property.Shape : property.Shape with { TypeName = status }, IsBuilt = isBuilt },
        _ => property,
    };

    private static TypeName BesideRoot(string name) => new(name, IsNested: ReservedNames.IsAmbiguousBesideRoot(name));

    private void NameTypes(List<TypeNode> types, string[] rootMembers, string[] companions)
    {
        var requests = types.Select(t => new TypeNames.Request(
            Words(t.Path),
            t.IsEnum ? ReservedNames.EnumOwnMembers : [.. t.Schema.Properties.Select(p => Identifiers.Pascal(p.Name))],
            _pins.OfType(t.Key))).ToList();
        var names = TypeNames.Assign(requests, ReservedNames.RootMembers.Concat(rootMembers).Concat(companions).Append(_className));
        for (var i = 0; i < names.Length; i++)
        {
            _names.Add(types[i].Key, new(names[i], IsNested: true));
            _pins.Settle(types[i].Key, names[i]);
        }
    }

    private ObjectModel ObjectOf(SchemaNode node, SchemaPath path, TypeName name)
    {
        var members = MemberNames(node, node.Properties, n => ReservedNames.IsMember(n) || n == name.Name);
        return new(name, _compact.IndexOf(node), Documentations.OfType(node, $"{Quote(path)} of {_definition.Kind}."), Properties(node, node.Properties, members))
        {
            HasBuilder = _built is null || _built.Contains(_collector.KeyOf(node, ShapeKind.Object)),
        };
    }

    private EnumModel EnumOf(TypeNode type)
    {
        var name = _names[type.Key];
        var values = Enumerations.ValuesOf(type.Schema);
        var members = UniqueNames.Assign(values, Identifiers.EnumMember, n => ReservedNames.IsEnumMember(n) || n == name.Name, _ => null, "Value");
        return new(
            name,
            type.Schema.Type == SchemaType.Integer,
            new($"The values of {Quote(type.Path)}; others survive reading and writing.", ""),
            values.Select((v, i) => new EnumMemberModel(members[i], v)).ToEquatableArray());
    }

    private string[] MemberNames(SchemaNode node, IReadOnlyList<SchemaProperty> properties, Func<string, bool> isReserved) =>
        UniqueNames.Assign(
            [.. properties.Select(p => p.Name)],
            Identifiers.Pascal,
            isReserved,
            wire => _pins.OfMember(_collector.KeyOf(node, ShapeKind.Object), wire) is { } pin && !isReserved(pin) ? pin : null,
            "Value");

    private EquatableArray<PropertyModel> Properties(SchemaNode node, IReadOnlyList<SchemaProperty> properties, string[] names)
    {
        var unions = Unions.Of(node);
        var result = new PropertyModel[properties.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var property = properties[i];
            var note = UnionNotes.For(property.Name, unions, wire => NameOf(properties, names, wire));
            result[i] = new(
                property.Name,
                names[i],
                i,
                ShapeOf(property.Schema),
                Documentations.OfProperty(property, node.Required.Contains(property.Name), note),
                note,
                Documentations.Deprecation(property.Schema.Description),
                node.Required.Contains(property.Name));
        }

        return new(result);
    }

    private static string NameOf(IReadOnlyList<SchemaProperty> properties, string[] names, string wireName)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (properties[i].Name == wireName)
                return names[i];
        }

        return wireName;
    }

    private Shape ShapeOf(SchemaNode node)
    {
        var kind = SchemaShapes.KindOf(node);
        return kind switch
        {
            ShapeKind.Enum or ShapeKind.Object => new(kind, _names[_collector.KeyOf(node, kind)], IsInteger: node.Type == SchemaType.Integer),
            ShapeKind.List or ShapeKind.Map => new(kind, Item: SchemaShapes.ItemOf(node, kind) is { } item
                ? ShapeOf(item) with { IsNullable = item.Nullable }
                : new(ShapeKind.Untyped)),
            _ => new(kind),
        };
    }

    private static List<string> Words(SchemaPath path)
    {
        var words = new List<string>();
        for (var at = path; at?.Parent is not null; at = at.Parent)
        {
            var items = 0;
            var isMap = false;
            for (; at.IsItem; at = at.Parent!)
            {
                items++;
                isMap |= at.Segment == SchemaPath.MapValue;
            }

            var word = Identifiers.Pascal(at.Segment);
            if (items > 0)
                word = EnglishPlurals.Singular(word, isMap ? "Value" : "Item");
            for (var i = 1; i < items; i++)
                word += "Item";
            words.Add(word);
        }

        words.Reverse();
        return words;
    }

    private static string Quote(SchemaPath path) => "'" + path + "'";
}
