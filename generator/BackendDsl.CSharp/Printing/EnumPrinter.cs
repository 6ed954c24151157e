using BackendDsl.CSharp.Model;

namespace BackendDsl.CSharp.Printing;

/// <summary>Prints an extensible enumeration: a value type over the string or number on the wire.</summary>
internal sealed class EnumPrinter(SourceWriter writer)
{
    public void Print(EnumModel model)
    {
        var name = model.Name.Name;
        var type = model.IsInteger ? "long" : "string";
        XmlDoc.Print(writer, model.Documentation);
        writer.Line("/// <param name=\"Value\">The value as it is sent.</param>");
        writer.Begin("public readonly record struct ").Add(name).Add('(').StartCode().Add(type).Add(" Value").EndCode().Add(") : M_::").Add(model.IsInteger ? "IIntegerEnum<" : "IStringEnum<").Add(name).End(">").Open();
        foreach (var member in model.Members)
        {
            XmlDoc.PrintElement(writer, "summary", SummaryOf(member));
            var literal = model.IsInteger ? member.Value : Literals.Of(member.Value);
            // The attribute is for analyzers: a compiled property does not show what it returns.
            writer.Begin("[M_::WireValue(").Add(literal).Add(")] public static ").Add(name).Add(' ').Add(member.Name).Add(" => ").StartCode()
                .Add("new(").Add(literal).Add(')').EndCode().End(";");
        }

        writer.Line("/// <summary>Any value, known or not.</summary>")
            .Begin($"public static implicit operator {name}({type} value) => ").StartCode().Add("new(value)").EndCode().End(";")
            .Line("/// <inheritdoc/>")
            .Begin("public override string ToString() => ").StartCode()
            .Add(model.IsInteger ? "Value.ToString(S_::Globalization.CultureInfo.InvariantCulture)" : "Value ?? \"\"").EndCode().End(";")
            .Close();
    }

    /// <summary>What is said of a known value.</summary>
    public static string SummaryOf(EnumMemberModel member) => member.Value.Trim().Length == 0 ? "The empty value." : member.Value;
}
