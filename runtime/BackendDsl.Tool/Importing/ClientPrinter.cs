using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Printing;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Writing;
using k8s.Models;
using CodeLines = BackendDsl.CSharp.Importing.CodeLines;
using CodeText = BackendDsl.CSharp.Importing.CodeText;

namespace BackendDsl.Tool.Importing;

/// <summary>Prints a built-in resource as an object initialiser of KubernetesClient's types.</summary>
/// <param name="comments">The comments of the file it comes from.</param>
/// <param name="namespaces">The namespaces that have a constant, with its name.</param>
/// <param name="lines">Where it is printed.</param>
internal sealed class ClientPrinter(Comments comments, IReadOnlyDictionary<string, string> namespaces, CodeLines lines)
{
    private static readonly Lazy<Dictionary<(string ApiVersion, string Kind), Type>> s_types = new(() => typeof(V1Pod).Assembly.GetExportedTypes()
        .Select(t => (Type: t, Entity: t.GetCustomAttribute<KubernetesEntityAttribute>()))
        .Where(t => t.Entity is not null && !t.Type.Name.EndsWith("List", StringComparison.Ordinal))
        .GroupBy(t => (t.Entity!.Group is { Length: > 0 } group ? $"{group}/{t.Entity.ApiVersion}" : t.Entity.ApiVersion, t.Entity.Kind))
        .ToDictionary(g => g.Key, g => g.First().Type));

    /// <summary>What could not be carried over: one sentence each.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>The client's type for a kind; null where it has none.</summary>
    public static Type? TypeOf(string apiVersion, string kind) => s_types.Value.GetValueOrDefault((apiVersion, kind));

    /// <summary>Prints the initialiser; the caller's line is continued.</summary>
    public void Print(int indent, Type type, Value value)
    {
        lines.Line(indent, "{");
        foreach (var (name, member) in value.Members())
            PrintMember(indent + 1, type, name, member, value);
        lines.Line(indent, "}");
    }

    private void PrintMember(int indent, Type type, string name, Value value, Value parent)
    {
        var property = type.GetProperties().FirstOrDefault(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name == name);
        if (property is null || value.Kind == ValueKind.Null || (name == "status" && property.DeclaringType == type && type.GetCustomAttribute<KubernetesEntityAttribute>() is not null))
        {
            if (property is null)
            {
                lines.Comments(indent, [$"{name} is left out: KubernetesClient does not have it"]);
                Losses.Add($"{name}: KubernetesClient does not have it");
            }

            return;
        }

        lines.Comments(indent, comments.At(parent.Object is ObjectNode node ? Enumerable.Range(0, node.Count).Where(i => node.NameAt(i) == name).Select(node.MarkAt).FirstOrDefault() : default));
        lines.Line(indent, $"{property.Name} = ");
        if (type == typeof(V1ObjectMeta) && name == "namespace" && value.Kind == ValueKind.String && namespaces.TryGetValue(value.String, out var constant))
            lines.Append(constant);
        else
            PrintValue(indent, property.PropertyType, value);
        lines.Append(",");
    }

    /// <summary>Prints a value behind what stands in the line.</summary>
    private void PrintValue(int indent, Type type, Value value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalar(plain, value) is { } text)
        {
            lines.Append(text);
        }
        else if (value.Kind == ValueKind.Array && ItemType(plain) is { } item)
        {
            lines.Append("[");
            for (var i = 0; i < value.Array.Count; i++)
            {
                lines.Comments(indent + 1, comments.At(value.Array is ArrayNode array ? array.MarkAt(i) : default));
                lines.Line(indent + 1, "");
                lines.Append(new string(' ', (indent + 1) * 4));
                PrintValue(indent + 1, item, value.Array[i]);
                lines.Append(",");
            }

            lines.Line(indent, "]");
        }
        else if (value.Kind == ValueKind.Object && typeof(IDictionary).IsAssignableFrom(plain) | (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IDictionary<,>)))
        {
            var inner = plain.GetGenericArguments()[1];
            lines.Append($"new Dictionary<string, {TypeName(inner)}>");
            lines.Line(indent, "{");
            foreach (var (key, member) in value.Members())
            {
                lines.Line(indent + 1, $"[{Literals.Of(key)}] = ");
                PrintValue(indent + 1, inner, member);
                lines.Append(",");
            }

            lines.Line(indent, "}");
        }
        else if (value.Kind == ValueKind.Object && plain.IsClass && plain != typeof(object) && plain != typeof(string))
        {
            lines.Append($"new {plain.Name}");
            Print(indent, plain, value);
        }
        else
        {
            lines.Append($"System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>({Literals.Raw(ValueText.Of(value))})");
        }
    }

    private static string? Scalar(Type type, Value value)
    {
        if (type.Name == "IntOrString" && CodeText.Literal(value) is { } either)
            return either;
        if (type == typeof(ResourceQuantity) && CodeText.Literal(value) is { } amount)
            return $"new ResourceQuantity({(value.Kind == ValueKind.String ? amount : Literals.Of(amount))})";
        if (type == typeof(byte[]) && value.Kind == ValueKind.String)
            return $"System.Convert.FromBase64String({Literals.Of(value.String)})";
        if (type == typeof(DateTime) && value.Kind == ValueKind.String)
            return $"System.DateTime.Parse({Literals.Of(value.String)}, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal)";
        return type == typeof(object) ? null : CodeText.Literal(value);
    }

    private static Type? ItemType(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IList<>) || open == typeof(List<>)) ? type.GetGenericArguments()[0] : null;

    private static string TypeName(Type type) => type == typeof(string) ? "string" : type == typeof(byte[]) ? "byte[]" : type == typeof(int) ? "int" : type == typeof(long) ? "long"
        : ItemType(type) is { } item ? $"IList<{TypeName(item)}>" : type == typeof(object) ? "object" : type.Name;
}
