using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Printing;

namespace BackendDsl.CSharp.Importing;

/// <summary>Prints a custom resource as a chain of builder calls.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="resource">The resource.</param>
/// <param name="comments">The comments that belong to a place; each is asked for once.</param>
/// <param name="toJson">A value as JSON on one line.</param>
/// <param name="lines">What is printed to.</param>
internal sealed class BuilderPrinter(ImportedKind kind, Value resource, Func<SourceMark, IReadOnlyList<string>> comments, Func<Value, string> toJson, CodeLines lines)
{
    private const int LongestInline = 100;

    /// <summary>What could not be carried over: one sentence each.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>Prints the expression, from the class on; the caller's line is continued.</summary>
    /// <param name="indent">The indentation of the calls.</param>
    /// <param name="namespaceText">The namespace as an expression; null where there is none.</param>
    public void Print(int indent, string? namespaceText)
    {
        lines.Line(indent, $".New({Literals.Of(resource.At("metadata").At("name") is { Kind: ValueKind.String } given ? given.String : "")}{(kind.IsNamespaced && namespaceText is not null ? ", @namespace: " + namespaceText : "")})");
        PrintMetadata(indent);
        foreach (var (name, value) in resource.Members())
        {
            if (name is "apiVersion" or "kind" or "metadata")
                continue;
            if (name == "status" && kind.HasStatus)
            {
                lines.Line(indent, "// status is the server's to write");
                continue;
            }

            PrintMember(kind.Root, name, value, MarkOf(resource, name), indent, ["x"]);
        }

        lines.Line(indent, ".Build()");
    }

    private void PrintMetadata(int indent)
    {
        foreach (var (name, method) in new[] { ("labels", "Labels"), ("annotations", "Annotations") })
        {
            var pairs = resource.At("metadata").At(name).Members().Where(m => m.Value.Kind == ValueKind.String).Select(m => $"({Literals.Of(m.Name)}, {Literals.Of(m.Value.String)})").ToList();
            if (pairs.Count > 0)
                PrintCall(indent, method, pairs, comments(MarkOf(resource.At("metadata"), name)));
        }

        foreach (var (name, value) in resource.At("metadata").Members())
        {
            if (name == "finalizers" && value.Kind == ValueKind.Array)
                lines.Line(indent, $".Metadata(m => m.Finalizers = [{string.Join(", ", value.Items().Select(v => CodeText.Literal(v)))}])");
            else if (name == "generateName" && value.Kind == ValueKind.String)
                lines.Line(indent, $".Metadata(m => m.GenerateName = {Literals.Of(value.String)})");
            else if (name == "ownerReferences" && OwnersPrinter.Print(value) is { } owners)
                lines.Line(indent, $".Metadata(m => m.OwnerReferences = {owners})");
            else if (name == "namespace" && !kind.IsNamespaced && value.Kind == ValueKind.String)
                lines.Line(indent, $".Metadata(m => m.NamespaceProperty = {Literals.Of(value.String)})");
            else if (name is not ("name" or "namespace" or "labels" or "annotations"))
                Lose(indent, "metadata." + name, "the server's, or not for manifests");
        }
    }

    private void PrintMember(ObjectModel model, string name, Value value, SourceMark mark, int indent, IReadOnlyList<string> names)
    {
        var property = model.Properties.FirstOrDefault(p => p.WireName == name);
        if (property is null)
        {
            Lose(indent, name, "not in the schema");
            return;
        }

        if (value.Kind == ValueKind.Null && property.Shape.Kind != ShapeKind.Untyped)
            return;
        var notes = comments(mark);
        var shape = property.Shape;
        switch (shape.Kind)
        {
            case ShapeKind.Object when value.Kind == ValueKind.Object:
                PrintLambda(indent, property.Name, null, shape, value, notes, names);
                break;
            case ShapeKind.List when value.Kind == ValueKind.Array && shape.Item is { Kind: ShapeKind.Object, IsNullable: false } && value.Array.Count > 0:
                PrintObjects(indent, property, value, notes, names);
                break;
            case ShapeKind.List when value.Kind == ValueKind.Array:
                var items = value.Items().Select(v => Expression(shape.Item!, v)).ToList();
                PrintCall(indent, property.Name, items.Count > 0 ? items : [$"System.Array.Empty<{TypeOf(shape.Item!)}>()"], notes);
                break;
            case ShapeKind.Map when value.Kind == ValueKind.Object && shape.Item is { Kind: ShapeKind.Object, IsNullable: false } && value.Members().Any():
                foreach (var (key, member) in value.Members())
                    PrintLambda(indent, property.Name, key, shape.Item, member, notes, names);
                break;
            case ShapeKind.Map when value.Kind == ValueKind.Object:
                var pairs = value.Members().Select(m => $"({Literals.Of(m.Name)}, {Expression(shape.Item!, m.Value)})").ToList();
                PrintCall(indent, property.Name, pairs.Count > 0 ? pairs : [$"System.Array.Empty<(string, {TypeOf(shape.Item!)})>()"], notes);
                break;
            default:
                PrintCall(indent, property.Name, [Expression(shape, value)], notes);
                break;
        }
    }

    private void PrintObjects(int indent, PropertyModel property, Value value, IReadOnlyList<string> notes, IReadOnlyList<string> names)
    {
        // An item a call: calls append.
        for (var i = 0; i < value.Array.Count; i++)
            PrintLambda(indent, property.Name, null, property.Shape.Item!, value.Array[i], i == 0 ? notes : comments(value.Array is ArrayNode array ? array.MarkAt(i) : default), names);
    }

    private void PrintLambda(int indent, string method, string? key, Shape shape, Value value, IReadOnlyList<string> notes, IReadOnlyList<string> names)
    {
        var parameter = Fresh(method, names);
        var open = key is null ? $".{method}(" : $".{method}(({Literals.Of(key)}, ";
        var close = key is null ? ")" : "))";
        var model = kind.Find(shape.TypeName!.Name);
        lines.Comments(indent, notes);
        if (!value.Members().Any())
        {
            lines.Line(indent, $"{open}_ => {{ }}{close}");
            return;
        }

        var inner = new CodeLines();
        var printer = new BuilderPrinter(kind, resource, comments, toJson, inner);
        foreach (var (name, member) in value.Members())
            printer.PrintMember(model, name, member, MarkOf(value, name), 0, [.. names, parameter]);
        Losses.AddRange(printer.Losses);
        var calls = inner.ToString().TrimEnd('\n').Split('\n');
        var isShort = calls.All(static c => c.StartsWith(".", StringComparison.Ordinal)) && calls.Sum(c => c.Length) + open.Length + (indent * 4) < LongestInline;
        if (isShort)
        {
            lines.Line(indent, $"{open}{parameter} => {parameter}{string.Concat(calls)}{close}");
            return;
        }

        // A comment cannot stand between the parameter and its first call.
        if (!calls.Any(c => c.TrimStart().StartsWith(".", StringComparison.Ordinal)))
        {
            lines.Line(indent, $"{open}{parameter} => {{ }}{close}");
            lines.Comments(indent, calls.Select(c => c.Trim().TrimStart('/')));
            return;
        }

        lines.Line(indent, $"{open}{parameter} => {parameter}");
        foreach (var call in calls)
            lines.Line(indent + 1, call);
        if (calls[calls.Length - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            lines.Line(indent, close);
        else
            lines.Append(close);
    }

    private void PrintCall(int indent, string method, List<string> arguments, IReadOnlyList<string> notes)
    {
        lines.Comments(indent, notes);
        var line = $".{method}({string.Join(", ", arguments)})";
        if (line.Length + (indent * 4) < LongestInline || arguments.Count == 1)
        {
            lines.Line(indent, line);
            return;
        }

        lines.Line(indent, $".{method}(");
        for (var i = 0; i < arguments.Count; i++)
            lines.Line(indent + 1, arguments[i] + (i + 1 < arguments.Count ? "," : ")"));
    }

    /// <summary>A value as an expression of its shape.</summary>
    private string Expression(Shape shape, Value value)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Untyped:
                return $"BackendDsl.Models.UntypedValue.Parse({Literals.Raw(toJson(value))})";
            case ShapeKind.Double when value.IsNumber:
                return CodeText.Literal(value)!;
            case ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Enum when value.Kind == ValueKind.Double && value.Double == Math.Floor(value.Double) && Math.Abs(value.Double) < 1e18:
                return CodeText.Literal(Value.Of((long)value.Double))!;
            case ShapeKind.Object when value.Kind == ValueKind.Object:
                return Initializer(shape, value);
            case ShapeKind.List when value.Kind == ValueKind.Array:
                return $"new {TypeOf(shape.Item!)}[] {{ {string.Join(", ", value.Items().Select(v => Expression(shape.Item!, v)))} }}";
            case ShapeKind.Map when value.Kind == ValueKind.Object:
                return $"new System.Collections.Generic.Dictionary<string, {TypeOf(shape.Item!)}> {{ {string.Join(", ", value.Members().Select(m => $"[{Literals.Of(m.Name)}] = {Expression(shape.Item!, m.Value)}"))} }}";
            default:
                if (value.Kind == ValueKind.Null)
                    return "null";
                if (CodeText.Literal(value) is { } literal)
                    return literal;
                Losses.Add("a value of another type than the schema says");
                return "default";
        }
    }

    /// <summary>An object where no builder is at hand: within a list of lists, or a map of lists.</summary>
    private string Initializer(Shape shape, Value value)
    {
        var model = kind.Find(shape.TypeName!.Name);
        var members = new List<string>();
        foreach (var (name, member) in value.Members())
        {
            if (model.Properties.FirstOrDefault(p => p.WireName == name) is not { } property)
                Losses.Add($"{name}: not in the schema");
            else if (member.Kind != ValueKind.Null || property.Shape.Kind == ShapeKind.Untyped)
                members.Add($"{property.Name} = {Expression(property.Shape, member)}");
        }

        var type = TypeOf(shape).TrimEnd('?');
        return members.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", members)} }}";
    }

    private string TypeOf(Shape shape)
    {
        var name = shape.Kind switch
        {
            ShapeKind.String => "string",
            ShapeKind.Boolean => "bool",
            ShapeKind.Int32 => "int",
            ShapeKind.Int64 => "long",
            ShapeKind.Double => "double",
            ShapeKind.Duration or ShapeKind.Timestamp or ShapeKind.IntOrString or ShapeKind.Quantity or ShapeKind.Untyped => $"BackendDsl.Models.{shape.Kind}Value",
            ShapeKind.List => $"BackendDsl.Models.ModelList<{TypeOf(shape.Item!)}>",
            ShapeKind.Map => $"BackendDsl.Models.ModelMap<{TypeOf(shape.Item!)}>",
            _ => shape.TypeName!.IsNested ? $"{kind.ClassName}.{shape.TypeName.Name}" : shape.TypeName.Name,
        };
        return shape.IsNullable && shape.Kind != ShapeKind.Untyped ? name + "?" : name;
    }

    private void Lose(int indent, string name, string why)
    {
        lines.Comments(indent, [$"{name} is left out: {why}"]);
        Losses.Add($"{name}: {why}");
    }

    /// <summary>A name for a lambda's parameter that none around it has.</summary>
    private static string Fresh(string method, IReadOnlyList<string> names)
    {
        var name = char.ToLowerInvariant(method[0]) is >= 'a' and <= 'z' and var first ? first.ToString() : "p";
        for (var i = 2; names.Contains(name, StringComparer.Ordinal); i++)
            name = name.Substring(0, 1) + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    private static SourceMark MarkOf(Value value, string name)
    {
        if (value.Kind != ValueKind.Object || value.Object is not ObjectNode node)
            return default;
        for (var i = 0; i < node.Count; i++)
        {
            if (node.NameAt(i) == name)
                return node.MarkAt(i);
        }

        return default;
    }
}
