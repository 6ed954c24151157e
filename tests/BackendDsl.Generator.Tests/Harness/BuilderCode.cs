using System.Text;
using System.Text.Json.Nodes;
using BackendDsl.CSharp.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>Writes the builder chain that a user would write for an instance.</summary>
internal sealed class BuilderCode(KindModel kind)
{
    private readonly Dictionary<string, ObjectModel> _objects = ((ObjectModel?[])[kind.Spec, kind.Status, .. kind.Objects])
        .Where(o => o is not null).DistinctBy(o => o!.Name.Name).ToDictionary(o => o!.Name.Name, o => o!);

    private readonly Dictionary<string, EnumModel> _enums = kind.Enums.ToDictionary(e => e.Name.Name, e => e);

    /// <summary>An expression of the root type.</summary>
    public string Of(JsonObject instance)
    {
        var text = new StringBuilder($"global::{kind.Namespace}.{kind.ClassName}.New(\"sample\")");
        foreach (var label in instance["metadata"]!["labels"]!.AsObject())
            text.Append($".Labels(({Text(label.Key)}, {Text((string)label.Value!)}))");
        Calls(text, kind.Root, instance);
        return text.Append(".BuildUnchecked()").ToString();
    }

    private void Calls(StringBuilder text, ObjectModel model, JsonObject instance)
    {
        foreach (var property in model.Properties)
        {
            if (instance.TryGetPropertyValue(property.WireName, out var value))
                text.Append('.').Append(property.Name).Append('(').Append(Argument(property.Shape, value!)).Append(')');
        }

        foreach (var (name, value) in instance)
        {
            if (model != kind.Root && model.Properties.All(p => p.WireName != name))
                text.Append($".SetMember({Text(name)}, {Value(new(ShapeKind.Untyped), value!)})");
        }
    }

    private string Argument(Shape shape, JsonNode value) => shape.Kind switch
    {
        ShapeKind.Object => Lambda(shape, (JsonObject)value),
        ShapeKind.List when shape.Item!.Kind == ShapeKind.Object && !shape.Item.IsNullable && ((JsonArray)value).Count > 0 =>
            string.Join(", ", ((JsonArray)value).Select(i => Lambda(shape.Item, (JsonObject)i!))),
        ShapeKind.List => value.AsArray().Count == 0
            ? $"System.Array.Empty<{TypeOf(shape.Item!)}>()"
            : string.Join(", ", value.AsArray().Select(i => Value(shape.Item!, i!))),
        ShapeKind.Map when ((JsonObject)value).Count == 0 => $"new System.Collections.Generic.Dictionary<string, {TypeOf(shape.Item!)}>()",
        ShapeKind.Map when shape.Item!.Kind == ShapeKind.Object && !shape.Item.IsNullable =>
            string.Join(", ", ((JsonObject)value).Select(m => $"({Text(m.Key)}, {Lambda(shape.Item, (JsonObject)m.Value!)})")),
        ShapeKind.Map => string.Join(", ", ((JsonObject)value).Select(m => $"({Text(m.Key)}, {Value(shape.Item!, m.Value!)})")),
        _ => Value(shape, value),
    };

    private string Lambda(Shape shape, JsonObject value)
    {
        var text = new StringBuilder("b => b");
        Calls(text, _objects[shape.TypeName!.Name], value);
        return text.Length == 6 ? "_ => { }" : text.ToString();
    }

    private string Built(Shape shape, JsonObject value)
    {
        var text = new StringBuilder($"new {TypeOf(shape)}.Builder()");
        Calls(text, _objects[shape.TypeName!.Name], value);
        return text.Append(".BuildUnchecked()").ToString();
    }

    private string Value(Shape shape, JsonNode value) => shape.Kind switch
    {
        ShapeKind.Untyped => $"BackendDsl.Models.UntypedValue.Parse({Text(value.ToJsonString())})",
        ShapeKind.List => $"new BackendDsl.Models.ModelList<{TypeOf(shape.Item!)}>(new {TypeOf(shape.Item!)}[] {{ {string.Join(", ", value.AsArray().Select(i => Value(shape.Item!, i!)))} }})",
        ShapeKind.Map => $"new BackendDsl.Models.ModelMap<{TypeOf(shape.Item!)}>(new (string, {TypeOf(shape.Item!)})[] {{ {string.Join(", ", value.AsObject().Select(m => $"({Text(m.Key)}, {Value(shape.Item!, m.Value!)})"))} }})",
        ShapeKind.Object => Built(shape, (JsonObject)value),
        ShapeKind.Enum when _enums[shape.TypeName!.Name].Members.FirstOrDefault(m => m.Value == value.ToString()) is { } member => $"{TypeOf(shape)}.{member.Name}",
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.String => Text((string)value!),
        _ when shape.Kind is ShapeKind.Int64 or ShapeKind.IntOrString or ShapeKind.Quantity => value.ToJsonString() + "L",
        ShapeKind.Double => value.ToJsonString() + "d",
        _ => value.ToJsonString(),
    };

    private string TypeOf(Shape shape) => shape.Kind switch
    {
        ShapeKind.String => "string",
        ShapeKind.Boolean => "bool",
        ShapeKind.Int32 => "int",
        ShapeKind.Int64 => "long",
        ShapeKind.Double => "double",
        ShapeKind.Enum or ShapeKind.Object => "global::" + kind.Namespace + "." + (shape.TypeName!.IsNested ? kind.ClassName + "." : "") + shape.TypeName.Name,
        ShapeKind.List => $"BackendDsl.Models.ModelList<{TypeOf(shape.Item!)}>",
        ShapeKind.Map => $"BackendDsl.Models.ModelMap<{TypeOf(shape.Item!)}>",
        _ => $"BackendDsl.Models.{shape.Kind}Value",
    };

    private static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
