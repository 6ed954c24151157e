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
        PrintHeader(writer, shapes.Access, model.Name.Name, "M_::ModelObject");
        PrintShape(model, "new M_::ObjectShape()");
        PrintProperties(model, firstSlot: 0);
        if (model.HasBuilder)
        {
            PrintToBuilder();
            PrintBuilder(model, $"M_::ObjectBuilder<{model.Name.Name}, Builder>", firstSlot: 0);
        }

        writer.Close();
    }

    /// <summary>Begins a record. Its name stands for the constructor that copies one.</summary>
    public static void PrintHeader(SourceWriter writer, string access, string name, string baseTypes) =>
        writer.Begin(access).Add(" sealed record ").StartCode().Add(name).EndCode().Add(" : ").End(baseTypes).Open();

    /// <summary>Prints the field that knows the members.</summary>
    public void PrintShape(ObjectModel model, string start)
    {
        writer.Begin("").StartCode().Add("private static readonly M_::ObjectShape s_shape = ").Add(start);
        foreach (var property in model.Properties)
            writer.Add(shapes.SlotOf(property.WireName, property.Shape));
        writer.Add(';').EndCode().End();
        PrintOverrides(writer);
    }

    /// <summary>
    /// Prints what gives the shape, and a listing of members that says nothing: the base class writes objects as JSON, and the listing that the compiler would make
    /// of every property is never called.
    /// </summary>
    public static void PrintOverrides(SourceWriter writer) =>
        writer.Line("/// <inheritdoc/>").Begin("protected override M_::ObjectShape Shape => ").StartCode().Add("s_shape").EndCode().End(";")
            .Line("/// <inheritdoc/>").Begin("protected override bool PrintMembers(S_::Text.StringBuilder builder) => ").StartCode().Add("false").EndCode().End(";");

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
                .Add(" { get => ").StartCode().Add(_base).Add(Getter(property.Shape)).Add('(').Add(slot).Add(isThere ? ")!" : ")").EndCode()
                .Add("; init => ").StartCode().Add(_base).Add(Setter(property.Shape)).Add('(').Add(slot).Add(", value)").EndCode().End("; }");
        }
    }

    /// <summary>Prints the method that goes on from a finished object.</summary>
    public void PrintToBuilder() =>
        writer.Line("/// <summary>A builder that goes on from this object.</summary>").Begin("public Builder ToBuilder() => ").StartCode().Add(_base).Add("Continue<Builder>()").EndCode().End(";");

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
        foreach (var method in BuilderMethod.Of(property))
        {
            var (parameter, call) = method.Kind switch
            {
                BuilderMethodKind.Configure => ($"S_::Action<{shapes.TypeOf(shape)}.Builder> configure", $"Configure({slot}, configure)"),
                BuilderMethodKind.SetObject => (shapes.TypeOf(shape) + "? value", $"SetObject({slot}, value)"),
                BuilderMethodKind.Append => ($"params G_::IEnumerable<{shapes.ItemOf(shape)}>? items", $"Append({slot}, items)"),
                BuilderMethodKind.AppendItem => (shapes.ItemOf(shape) + "? item", $"AppendItem({slot}, item)"),
                BuilderMethodKind.AppendBuilt => ($"params G_::IEnumerable<S_::Action<{shapes.ItemOf(shape)}.Builder>> items", $"Append<{shapes.ItemOf(shape)}, {shapes.ItemOf(shape)}.Builder>({slot}, items)"),
                BuilderMethodKind.Put => ($"params G_::IEnumerable<(string Key, {shapes.ItemOf(shape)} Value)> items", $"Put({slot}, items)"),
                BuilderMethodKind.PutPairs => ($"G_::IEnumerable<G_::KeyValuePair<string, {shapes.ItemOf(shape)}>>? items", $"Put({slot}, items)"),
                BuilderMethodKind.PutDictionary => ($"G_::Dictionary<string, {shapes.ItemOf(shape)}>? items", $"Put({slot}, items)"),
                BuilderMethodKind.PutBuilt => ($"params G_::IEnumerable<(string Key, S_::Action<{shapes.ItemOf(shape)}.Builder> Configure)> items", $"Put<{shapes.ItemOf(shape)}, {shapes.ItemOf(shape)}.Builder>({slot}, items)"),
                _ => (shapes.TypeOf(shape) + "? value", $"{Setter(shape)}({slot}, value)"),
            };
            PrintMethod(model, property, parameter, call, method.Priority);
        }
    }

    private void PrintMethod(ObjectModel model, PropertyModel property, string parameter, string call, int priority)
    {
        writer.Line($"/// <inheritdoc cref=\"{model.Name.Name}.{property.Name}\"/>");
        // A union is told here in so many words: not every editor follows inheritdoc.
        if (property.UnionNote.Length > 0)
            XmlDoc.PrintElement(writer, "remarks", property.Documentation.Remarks);
        PrintObsolete(property);
        if (priority > 0)
            writer.Begin("[R_::OverloadResolutionPriority(").Add(priority.ToString(CultureInfo.InvariantCulture)).End(")]");
        writer.Begin("public Builder ").Add(property.Name).Add('(').Add(parameter).Add(") => ").StartCode().Add(_base).Add(call).EndCode().End(";");
    }

    private void PrintObsolete(PropertyModel property)
    {
        if (property.Obsolete is { } reason)
            writer.Begin("[S_::Obsolete(").Add(Literals.Of(reason)).End(")]");
    }

    private string Getter(Shape shape) => Accessors.Getter(shape) + shape.Kind switch
    {
        ShapeKind.Enum or ShapeKind.Object => $"<{shapes.TypeOf(shape)}>",
        ShapeKind.List or ShapeKind.Map => $"<{shapes.ItemOf(shape)}>",
        _ => "",
    };

    private static string Setter(Shape shape) => Accessors.Setter(shape);
}
