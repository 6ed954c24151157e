using System.Globalization;
using System.Text.Json;
using BackendDsl.Tool.Explaining;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what <c>explain</c> knows.</summary>
internal static class ExplainOutput
{
    public static void WritePage(Session session, OutputTarget target, string id, string page)
    {
        if (target.Format != "json")
        {
            OutputFiles.Write(session, target, to => to.Write(page));
            return;
        }

        OutputFiles.Write(session, target, JsonOutput.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.Text("id", id);
            writer.Text("title", page.Split('\n')[0].TrimStart('#', ' '));
            writer.Text("text", page);
            writer.WriteEndObject();
        }));
    }

    public static void WriteFields(Session session, OutputTarget target, IReadOnlyList<FieldExplanation> fields, Paint paint)
    {
        if (target.Format == "json")
        {
            OutputFiles.Write(session, target, JsonOutput.Bytes(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("fields");
                foreach (var field in fields)
                    Json(writer, field);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }));
            return;
        }

        OutputFiles.Write(session, target, to =>
        {
            for (var i = 0; i < fields.Count; i++)
            {
                if (i > 0)
                    to.WriteLine();
                Text(to, fields[i], target.Path is null ? paint : Paint.Off);
            }
        });
    }

    public static void WriteLog(Session session, OutputTarget target, IReadOnlyList<LogEntry> entries, Paint paint)
    {
        if (target.Format == "json")
        {
            OutputFiles.Write(session, target, JsonOutput.Bytes(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("entries");
                foreach (var entry in entries)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("line", entry.Line);
                    writer.Text("cluster", entry.Cluster);
                    writer.Text("object", entry.Object);
                    writer.Text("message", entry.Message);
                    writer.Text("field", entry.Field);
                    writer.Text("rule", entry.Rule);
                    writer.WriteStartArray("origins");
                    foreach (var origin in entry.Origins)
                        writer.WriteStringValue(JsonOutput.Scrub(origin));
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }));
            return;
        }

        OutputFiles.Write(session, target, to =>
        {
            foreach (var entry in entries)
            {
                to.WriteLine($"{paint.Bold("cluster " + Paint.Clean(entry.Cluster))}{(entry.Object is null ? "" : $" ({Paint.Clean(entry.Object)})")}");
                to.WriteLine("  Envoy: " + Paint.Clean(entry.Message));
                if (entry.Field.Length > 0)
                    to.WriteLine("  field: " + Paint.Clean(entry.Field));
                if (entry.Rule is { } rule)
                    to.WriteLine("  rule: " + Paint.Clean(rule));
                foreach (var origin in entry.Origins)
                    to.WriteLine("  decided by: " + Paint.Clean(origin));
                if (entry.Origins.Count == 0)
                    to.WriteLine(paint.Dim("  give the manifests with -f to see which policy field decides it"));
                to.WriteLine();
            }
        });
    }

    private static IEnumerable<(string Name, string Value)> Limits(SchemaNode node)
    {
        static string N(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

        if (node.Format is { } format)
            yield return ("format", format);
        if (!node.Default.IsAbsent)
            yield return ("default", ValueText.Of(node.Default));
        if (node.Enum.Count > 0)
            yield return ("values", string.Join(", ", node.Enum.Select(ValueText.Of)));
        if (node.Minimum is { } minimum)
            yield return (node.ExclusiveMinimum ? "more than" : "minimum", N(minimum));
        if (node.Maximum is { } maximum)
            yield return (node.ExclusiveMaximum ? "less than" : "maximum", N(maximum));
        if (node.MultipleOf is { } multiple)
            yield return ("multiple of", N(multiple));
        if (node.MinLength is { } minLength)
            yield return ("minimum length", N(minLength));
        if (node.MaxLength is { } maxLength)
            yield return ("maximum length", N(maxLength));
        if (node.Pattern is { } pattern)
            yield return ("pattern", pattern);
        if (node.MinItems is { } minItems)
            yield return ("minimum items", N(minItems));
        if (node.MaxItems is { } maxItems)
            yield return ("maximum items", N(maxItems));
        if (node.MinProperties is { } minProperties)
            yield return ("minimum members", N(minProperties));
        if (node.MaxProperties is { } maxProperties)
            yield return ("maximum members", N(maxProperties));
        if (node.ListType is { } list)
            yield return ("list type", node.ListMapKeys.Count > 0 ? $"{list} by {string.Join(", ", node.ListMapKeys)}" : list);
        if (node.Nullable)
            yield return ("null", "accepted");
    }

    private static string TypeOf(SchemaNode node) => node.IntOrString ? "integer or string"
        : node.Type == SchemaType.Array ? $"list of {(node.Items is { } items ? TypeOf(items) : "anything")}"
        : node.AdditionalProperties is { } values ? $"map of {TypeOf(values)}"
        : node.Type == SchemaType.None ? "anything"
        : node.Type.ToString().ToLowerInvariant();

    private static SchemaNode Inner(SchemaNode node)
    {
        while (node.Items is { } items || node is { Properties.Count: 0, AdditionalProperties: { } } && (items = node.AdditionalProperties) is not null)
            node = items;
        return node;
    }

    private static void Json(Utf8JsonWriter writer, FieldExplanation field)
    {
        writer.WriteStartObject();
        writer.Text("apiVersion", field.ApiVersion);
        writer.Text("kind", field.Kind);
        writer.Text("path", field.Path);
        writer.Text("type", TypeOf(field.Node));
        writer.WriteBoolean("required", field.IsRequired);
        writer.Text("description", field.Node.Description);
        writer.WriteStartObject("limits");
        foreach (var (name, value) in Limits(field.Node))
            writer.Text(name, value);
        writer.WriteEndObject();
        writer.WriteStartArray("rules");
        foreach (var rule in field.Node.Rules)
        {
            writer.WriteStartObject();
            writer.Text("rule", rule.Rule.Trim());
            writer.Text("message", rule.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("members");
        foreach (var property in Inner(field.Node).Properties)
            writer.WriteStringValue(JsonOutput.Scrub(property.Name));
        writer.WriteEndArray();
        writer.WriteStartArray("envoy");
        foreach (var becomes in field.Becomes)
        {
            writer.WriteStartObject();
            writer.Text("release", becomes.Release);
            writer.Text("field", becomes.Field);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Text(TextWriter to, FieldExplanation field, Paint paint)
    {
        to.WriteLine($"{paint.Bold(Paint.Clean(field.Kind + (field.Path.Length > 0 ? "." + field.Path : "")))} ({Paint.Clean(field.ApiVersion)})");
        to.WriteLine($"  {TypeOf(field.Node)}{(field.IsRequired ? ", required" : "")}");
        if (!string.IsNullOrWhiteSpace(field.Node.Description))
            to.WriteLine("  " + Paint.Clean(field.Node.Description.Trim().ReplaceLineEndings(" ")));
        foreach (var (name, value) in Limits(field.Node))
            to.WriteLine($"  {name}: {Paint.Clean(value)}");
        foreach (var rule in field.Node.Rules)
            to.WriteLine($"  rule: {Paint.Clean(rule.Rule.Trim().ReplaceLineEndings(" "))}{(string.IsNullOrEmpty(rule.Message) ? "" : paint.Dim($" ({Paint.Clean(rule.Message.Trim())})"))}");
        foreach (var becomes in field.Becomes)
            to.WriteLine($"  in Envoy: {Paint.Clean(becomes.Field)}{paint.Dim($" ({becomes.Release})")}");
        var inner = Inner(field.Node);
        if (inner.Properties.Count == 0)
            return;
        to.WriteLine("  members:");
        var width = Math.Min(inner.Properties.Max(p => p.Name.Length), 40);
        foreach (var property in inner.Properties)
            to.WriteLine($"    {Paint.Clean(property.Name).PadRight(width)}  {TypeOf(property.Schema)}{(inner.Required.Contains(property.Name) ? ", required" : "")}{(property.Schema.Default.IsAbsent ? "" : ", default " + Paint.Clean(ValueText.Of(property.Schema.Default)))}");
    }
}
