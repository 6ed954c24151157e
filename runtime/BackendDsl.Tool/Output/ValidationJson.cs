using System.Text.Json;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>The JSON form of <c>validate</c>.</summary>
internal static class ValidationJson
{
    public static byte[] Print(ValidationReport report) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        foreach (var resource in report.Judged)
            Print(writer, resource);
        writer.WriteEndArray();
        writer.WriteNumber("skipped", report.Skipped);
        writer.WriteNumber("shapeOnly", report.ShapeOnly);
        writer.WriteEndObject();
    });

    /// <summary>One resource with its verdict.</summary>
    public static void Print(Utf8JsonWriter writer, ResourceReport report)
    {
        var resource = report.Resource;
        writer.WriteStartObject();
        writer.Text("file", resource.File);
        writer.WriteNumber("document", resource.Document);
        writer.WriteNumber("line", resource.LineOf(resource.Mark));
        writer.Text("apiVersion", resource.ApiVersion);
        writer.Text("kind", resource.Kind);
        writer.Text("namespace", report.Namespace);
        writer.Text("name", resource.Name);
        writer.WriteBoolean("valid", report.IsValid);
        writer.WriteStartArray("errors");
        foreach (var finding in report.Findings)
        {
            if (finding.Accepted is not null)
                continue;
            writer.WriteStartObject();
            writer.Text("path", finding.Path);
            writer.Text("reason", finding.Reason);
            writer.Text("message", finding.Message);
            writer.Text("rule", finding.Rule);
            writer.Text("severity", JsonOutput.Name(finding.Severity));
            writer.Text("id", finding.Id);
            if (finding.Policy.Length > 0)
                writer.Text("policy", finding.Policy);
            if (finding.Finding.Unproven is not null)
                writer.Text("unproven", finding.Finding.Unproven);
            writer.WriteNumber("line", resource.LineOf(finding.Mark));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
