using System.Globalization;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Naming;

namespace BackendDsl.CSharp.Printing;

/// <summary>Prints a record and the builder inside it.</summary>
internal sealed class ObjectPrinter(SourceWriter writer, ShapeText shapes)
{
    // "base." where a member of the object has the name of a method that is called.
    private string _base = "";

    /// <summary>Prints an object that is not a resource of its own; <paramref name="rootClass"/> where it stands beside its root class.</summary>
    public void Print(ObjectModel model, string? attribute = null, string? rootClass = null)
    {
        XmlDoc.Print(writer, model.Documentation);
        if (attribute is not null)
            writer.Line(attribute);
        writer.Begin("[M_::SchemaDefinition(");
        if (rootClass is not null)
            writer.Add("typeof(").Add(rootClass).Add("), ");
        writer.Add(model.Definition.ToString(CultureInfo.InvariantCulture)).End(")]");
        writer.Line($"{shapes.Access} sealed record {model.Name.Name} : M_::ModelObject").Open();
        PrintShape(model, "new M_::ObjectShape()");
        PrintProperties(model, firstSlot: 0);
        if (model.HasBuilder)
        {
            PrintToBuilder();
            PrintBuilder(model, $"M_::ObjectBuilder<{model.Name.Name}, Builder>", firstSlot: 0);
        }

        writer.Close();
    }

    /// <summary>Prints the field that knows the members.</summary>
    public void PrintShape(ObjectModel model, string start)
    {
        writer.Begin("private static readonly M_::ObjectShape s_shape = ").Add(start);
        foreach (var property in model.Properties)
            writer.Add(shapes.SlotOf(property.WireName, property.Shape));
        writer.End(";");
        writer.Line("/// <inheritdoc/>").Line("protected override M_::ObjectShape Shape => s_shape;");
        PrintMembers(writer);
    }

    /// <summary>The base class writes objects as JSON: the listing that the compiler would make of every property is never called.</summary>
    public static void PrintMembers(SourceWriter writer) =>
        writer.Line("/// <inheritdoc/>").Line("protected override bool PrintMembers(S_::Text.StringBuilder builder) => false;");

    /// <summary>Prints the properties.</summary>
    public void PrintProperties(ObjectModel model, int firstSlot)
    {
        _base = model.Properties.Any(p => ReservedNames.IsCalled(p.Name)) ? "base." : "";
        foreach (var property in model.Properties)
        {
            XmlDoc.Print(writer, property.Documentation);
            PrintObsolete(property);
            var slot = (property.Slot + firstSlot).ToString(CultureInfo.InvariantCulture);

            // What must be there is not nullable, so that it can be gone on with (`p.Spec with { ... }`). A number, whose absence would be zero, stays so.
            var isThere = property.IsRequired && ShapeText.IsReference(property.Shape.Kind);
            writer.Begin("[J_::JsonPropertyName(").Add(Literals.Of(property.WireName)).Add(ReservedNames.IsHiding(property.Name) ? ")] public new " : ")] public ")
                .Add(shapes.TypeOf(property.Shape)).Add(isThere ? " " : "? ").Add(property.Name)
                .Add(" { get => ").Add(_base).Add(Getter(property.Shape)).Add('(').Add(slot).Add(isThere ? ")!; init => " : "); init => ")
                .Add(_base).Add(Setter(property.Shape)).Add('(').Add(slot).End(", value); }");
        }
    }

    /// <summary>Prints the method that goes on from a finished object.</summary>
    public void PrintToBuilder() =>
        writer.Line("/// <summary>A builder that goes on from this object.</summary>").Line($"public Builder ToBuilder() => {_base}Continue<Builder>();");

    /// <summary>Prints the builder.</summary>
    public void PrintBuilder(ObjectModel model, string baseType, int firstSlot)
    {
        writer.Line("/// <inheritdoc/>");
        if (model.Properties.Count == 0)
        {
            writer.Line($"public sealed class Builder : {baseType};");
            return;
        }

        writer.Line($"public sealed class Builder : {baseType}").Open();
        foreach (var property in model.Properties)
            PrintMethods(model, property, (property.Slot + firstSlot).ToString(CultureInfo.InvariantCulture));
        writer.Close();
    }

    private void PrintMethods(ObjectModel model, PropertyModel property, string slot)
    {
        var shape = property.Shape;
        switch (shape.Kind)
        {
            case ShapeKind.Object:
                var type = shapes.TypeOf(shape);
                if (property.IsBuilt)
                    Method(model, property, $"S_::Action<{type}.Builder> configure", $"Configure({slot}, configure)");
                Method(model, property, $"{type}? value", $"SetObject({slot}, value)", priority: 1);
                break;
            case ShapeKind.List when shape.Item!.Kind == ShapeKind.Object && !shape.Item.IsNullable:
                var item = shapes.TypeOf(shape.Item);
                if (property.IsBuilt)
                    Method(model, property, $"params G_::IEnumerable<S_::Action<{item}.Builder>> items", $"Append<{item}, {item}.Builder>({slot}, items)");
                Method(model, property, $"params G_::IEnumerable<{item}>? items", $"Append({slot}, items)", priority: 1);
                // `new() {...}` is one item, never a new list.
                Method(model, property, $"{item}? item", $"AppendItem({slot}, item)", priority: 2);
                break;
            case ShapeKind.List:
                Method(model, property, $"params G_::IEnumerable<{shapes.ItemOf(shape)}>? items", $"Append({slot}, items)");
                break;
            case ShapeKind.Map:
                var value = shapes.ItemOf(shape);
                if (property.IsBuilt && shape.Item!.Kind == ShapeKind.Object && !shape.Item.IsNullable)
                    Method(model, property, $"params G_::IEnumerable<(string Key, S_::Action<{value}.Builder> Configure)> items", $"Put<{value}, {value}.Builder>({slot}, items)");
                Method(model, property, $"params G_::IEnumerable<(string Key, {value} Value)> items", $"Put({slot}, items)", priority: 1);
                // Any sort of dictionary, and what a query makes of one: KubernetesClient's own maps are no read-only dictionaries.
                Method(model, property, $"G_::IEnumerable<G_::KeyValuePair<string, {value}>>? items", $"Put({slot}, items)");
                Method(model, property, $"G_::Dictionary<string, {value}>? items", $"Put({slot}, items)", priority: 2);
                break;
            default:
                Method(model, property, shapes.TypeOf(shape) + "? value", $"{Setter(shape)}({slot}, value)");
                break;
        }
    }

    /// <summary>
    /// Prints a builder method. What `new() {...}`, `[...]` and `null` may mean twice is the model: it has the higher priority, a lambda is none.
    /// </summary>
    private void Method(ObjectModel model, PropertyModel property, string parameter, string call, int priority = 0)
    {
        writer.Line($"/// <inheritdoc cref=\"{model.Name.Name}.{property.Name}\"/>");
        // A union is told here in so many words: not every editor follows inheritdoc.
        if (property.UnionNote.Length > 0)
            XmlDoc.PrintElement(writer, "remarks", property.Documentation.Remarks);
        PrintObsolete(property);
        if (priority > 0)
            writer.Begin("[R_::OverloadResolutionPriority(").Add(priority.ToString(CultureInfo.InvariantCulture)).End(")]");
        writer.Begin("public Builder ").Add(property.Name).Add('(').Add(parameter).Add(") => ").Add(_base).Add(call).End(";");
    }

    private void PrintObsolete(PropertyModel property)
    {
        if (property.Obsolete is { } reason)
            writer.Begin("[S_::Obsolete(").Add(Literals.Of(reason)).End(")]");
    }

    private string Getter(Shape shape) => shape.Kind switch
    {
        ShapeKind.Enum => $"{(shape.IsInteger ? "GetIntegerEnum" : "GetEnum")}<{shapes.TypeOf(shape)}>",
        ShapeKind.Object => $"GetObject<{shapes.TypeOf(shape)}>",
        ShapeKind.List => $"GetList<{shapes.ItemOf(shape)}>",
        ShapeKind.Map => $"GetMap<{shapes.ItemOf(shape)}>",
        _ => "Get" + shape.Kind,
    };

    // A name for each type: resolving one overloaded name a thousand times costs the compiler a quarter of its time.
    private static string Setter(Shape shape) => shape.Kind switch
    {
        ShapeKind.Enum => shape.IsInteger ? "SetIntegerEnum" : "SetEnum",
        ShapeKind.Int32 => "SetInt64",
        _ => "Set" + shape.Kind,
    };
}
