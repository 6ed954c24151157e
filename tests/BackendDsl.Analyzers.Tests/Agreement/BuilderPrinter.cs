using System.Globalization;
using System.Text;
using System.Text.Json;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Analyzers.Tests.Agreement;

/// <summary>Prints a JSON object as the builder code that makes it; null where C# cannot say it (an unknown field, a wrong type).</summary>
internal sealed class BuilderPrinter(ModelCatalog catalog, bool hideScalars)
{
    private sealed class NotExpressible : Exception;

    private int _depth;

    public string? Print(JsonElement resource, INamedTypeSymbol type)
    {
        try
        {
            var model = catalog.FindModel(type)!;
            var metadata = resource.GetProperty("metadata");
            var text = new StringBuilder(type.ToDisplayString()).Append(".New(").Append(Scalar(Text(metadata, "name")));
            if (metadata.TryGetProperty("namespace", out var space))
                text.Append(", @namespace: ").Append(Scalar(Literal(space)));
            text.Append(')');
            foreach (var member in metadata.EnumerateObject())
            {
                if (member.Name is "labels" or "annotations")
                    text.Append(member.Name == "labels" ? ".Labels(" : ".Annotations(").Append(Pairs(member.Value)).Append(')');
                else if (member.Name is not ("name" or "namespace"))
                    throw new NotExpressible();
            }

            foreach (var member in resource.EnumerateObject())
            {
                if (member.Name is not ("apiVersion" or "kind" or "metadata"))
                    text.Append(Member(member, model));
            }

            return text.Append(".Build()").ToString();
        }
        catch (NotExpressible)
        {
            return null;
        }
    }

    private string Member(JsonProperty member, ModelType model)
    {
        var name = model.FindName(member.Name) ?? throw new NotExpressible();
        var found = model.Find(name)!;
        return "." + name + "(" + Arguments(member.Value, found.Property.Type) + ")";
    }

    private string Arguments(JsonElement value, ITypeSymbol type)
    {
        type = Types.Strip(type);
        switch (Types.ShapeOf(type))
        {
            case MemberShape.Object:
                return Lambda(value, catalog.FindModel(type) ?? throw new NotExpressible());
            case MemberShape.List:
                Expect(value, JsonValueKind.Array);
                var element = Types.ElementOf(type)!;
                if (value.GetArrayLength() == 0)
                    return "new " + element.ToDisplayString() + "[0]";
                return catalog.FindModel(element) is { } item
                    ? string.Join(", ", value.EnumerateArray().Select(v => Lambda(v, item)))
                    : string.Join(", ", value.EnumerateArray().Select(v => ScalarOf(v, element)));
            case MemberShape.Map:
                return Pairs(value);
            default:
                return ScalarOf(value, type);
        }
    }

    private string Lambda(JsonElement value, ModelType model)
    {
        Expect(value, JsonValueKind.Object);
        var members = value.EnumerateObject().ToList();
        if (members.Count == 0)
            return "_ => { }";
        var parameter = "x" + _depth++;
        var text = parameter + " => " + parameter + string.Concat(members.Select(m => Member(m, model)));
        _depth--;
        return text;
    }

    private string Pairs(JsonElement value)
    {
        Expect(value, JsonValueKind.Object);
        var pairs = value.EnumerateObject().Select(p => "(" + SymbolDisplay.FormatLiteral(p.Name, true) + ", " + Scalar(Literal(p.Value)) + ")").ToList();
        return pairs.Count == 0 ? "new (string, string)[0]" : string.Join(", ", pairs);
    }

    private string ScalarOf(JsonElement value, ITypeSymbol type)
    {
        type = Types.Strip(type);
        var text = type switch
        {
            { SpecialType: SpecialType.System_String } => Literal(value),
            { SpecialType: SpecialType.System_Boolean } => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : throw new NotExpressible(),
            { SpecialType: SpecialType.System_Int32 } => Whole(value, int.MinValue, int.MaxValue),
            { SpecialType: SpecialType.System_Int64 } => Whole(value, long.MinValue, long.MaxValue),
            { SpecialType: SpecialType.System_Double } => Real(value),
            { Name: "IntOrStringValue" or "QuantityValue" } when value.ValueKind == JsonValueKind.Number => Whole(value, long.MinValue, long.MaxValue),
            _ when type.AllInterfaces.Any(i => i.Name == "IIntegerEnum") => Whole(value, long.MinValue, long.MaxValue),
            { Name: "UntypedValue" } => throw new NotExpressible(),
            _ => Literal(value),
        };
        return Scalar(text);
    }

    private string Scalar(string text) => hideScalars ? "Hide.It(" + text + ")" : text;

    private static string Text(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? Literal(member) : throw new NotExpressible();

    private static string Literal(JsonElement value)
    {
        Expect(value, JsonValueKind.String);
        return SymbolDisplay.FormatLiteral(value.GetString()!, true);
    }

    private static string Whole(JsonElement value, long low, long high)
    {
        Expect(value, JsonValueKind.Number);
        var raw = value.GetRawText();
        return raw.AsSpan().IndexOfAny(".eE") < 0 && long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole >= low && whole <= high
            ? whole == long.MinValue ? "long.MinValue" : raw
            : throw new NotExpressible();
    }

    private static string Real(JsonElement value)
    {
        Expect(value, JsonValueKind.Number);
        var raw = value.GetRawText();
        // A float that is whole is written as a whole number by C#: the server would see another text.
        var number = value.GetDouble();
        if (raw.AsSpan().IndexOfAny(".eE") >= 0 && number == Math.Floor(number) || double.IsInfinity(number))
            throw new NotExpressible();
        return raw + "d";
    }

    private static void Expect(JsonElement value, JsonValueKind kind)
    {
        if (value.ValueKind != kind)
            throw new NotExpressible();
    }
}
