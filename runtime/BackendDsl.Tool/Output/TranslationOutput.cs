using System.Text.Json;
using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.CommandLine;
using Google.Protobuf;

namespace BackendDsl.Tool.Output;

/// <summary>Prints a translation, in each format of <c>translate</c>.</summary>
internal static class TranslationOutput
{
    public static void Write(Session session, OutputTarget target, TranslationResult result, Paint paint, bool isQuiet)
    {
        switch (target.Format)
        {
            case "json":
                OutputFiles.Write(session, target, Json(result));
                break;
            case "yaml":
                OutputFiles.Write(session, target, to => Yaml(to, result));
                break;
            case "pb":
                OutputFiles.Write(session, target, Wire(result));
                break;
            default:
                OutputFiles.Write(session, target, to => Text(to, result, target.Path is null ? paint : Paint.Off, isQuiet));
                break;
        }
    }

    private static byte[] Json(TranslationResult result) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("clusters");
        foreach (var cluster in result.Clusters)
        {
            using var document = JsonDocument.Parse(EnvoyJson.FormatCompact(cluster.Cluster), new() { MaxDepth = 512 });
            document.RootElement.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("failed");
        foreach (var failed in result.Failed)
        {
            writer.WriteStartObject();
            writer.Text("name", failed.Name);
            writer.Text("reason", failed.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("policies");
        foreach (var status in result.Policies.Where(p => p.IsAttached))
        {
            writer.WriteStartObject();
            writer.Text("kind", status.Policy.Kind);
            writer.Text("namespace", status.Policy.Namespace);
            writer.Text("name", status.Policy.Name);
            writer.WriteBoolean("accepted", status.Accepted);
            writer.Text("message", status.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (result.WholeFailure is { } error)
            writer.Text("error", error);
        writer.WriteEndObject();
    });

    private static void Yaml(TextWriter to, TranslationResult result)
    {
        foreach (var cluster in result.Clusters)
        {
            to.Write("---\n");
            to.Write(EnvoyJson.FormatYaml(cluster.Cluster));
        }
    }

    /// <summary>The clusters as messages with their length before each, the form Envoy's own tools stream in.</summary>
    private static byte[] Wire(TranslationResult result)
    {
        using var stream = new MemoryStream();
        foreach (var cluster in result.Clusters)
            cluster.Cluster.WriteDelimitedTo(stream);
        return stream.ToArray();
    }

    private static void Text(TextWriter to, TranslationResult result, Paint paint, bool isQuiet)
    {
        foreach (var cluster in result.Clusters)
        {
            to.WriteLine(paint.Bold(Paint.Clean(cluster.Name)) + (cluster.IsUnstable ? paint.Yellow($" (one of {cluster.Forms.Length} forms, at random in this release)") : ""));
            foreach (var line in EnvoyJson.FormatYaml(cluster.Cluster).Split('\n'))
            {
                if (line.Length > 0)
                    to.WriteLine("  " + line);
            }

            to.WriteLine();
        }

        foreach (var failed in result.Failed)
            to.WriteLine($"{paint.Red("failed")}: {Paint.Clean(failed.Name)}: {Paint.Clean(failed.Reason)}");
        foreach (var status in result.Policies)
        {
            var word = !status.IsAttached ? paint.Yellow("not attached") : status.Accepted ? paint.Green("accepted") : paint.Red("refused");
            to.WriteLine($"{word}: {Paint.Clean(status.Policy.ToString())}{(status.Message.Length > 0 && !status.Accepted ? ": " + Paint.Clean(status.Message) : "")}");
        }

        foreach (var finding in result.Findings)
            to.WriteLine($"{paint.Severity(finding.Finding.Severity)}: {Paint.Clean(finding.Object.ToString())}: {Paint.Clean(finding.Finding.ToString())}{(finding.Finding.Id.Length > 0 ? paint.Dim($" [{finding.Finding.Id}]") : "")}");
        if (!isQuiet && result.WholeFailure is null)
            to.WriteLine($"{result.Clusters.Length} {(result.Clusters.Length == 1 ? "cluster" : "clusters")}{(result.Failed.Length > 0 ? $", {result.Failed.Length} failed" : "")}");
    }
}
