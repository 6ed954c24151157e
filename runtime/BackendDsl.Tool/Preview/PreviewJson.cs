using System.Text.Json;
using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Preview;

/// <summary>The form in which the page gets what it shows. It is the page's own, and no contract.</summary>
internal sealed class PreviewJson(PreviewSnapshot snapshot, int version, string @namespace)
{
    private readonly ILookup<ObjectRef, ManifestResource> _resources = snapshot.Resources.Where(r => r.Kind.Length > 0 && r.Name.Length > 0).ToLookup(r => Controllers.RefOf(r, @namespace));

    /// <summary>The whole state.</summary>
    public byte[] Print() => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", version);
        writer.Text("title", snapshot.Title);
        Choices(writer);
        writer.Text("error", snapshot.Translation.WholeFailure);
        writer.Text("commit", snapshot.Committed?.Commit);
        writer.WriteBoolean("dump", snapshot.Dump is not null);
        writer.WriteStartArray("problems");
        foreach (var problem in snapshot.Problems)
        {
            writer.WriteStartObject();
            Place(writer, problem.File, problem.Mark.Line, problem.Mark.Column);
            writer.Text("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Resources(writer);
        Policies(writer);
        Clusters(writer);
        Findings(writer);
        writer.WriteEndObject();
    });

    private void Choices(Utf8JsonWriter writer)
    {
        writer.Text("gateway", snapshot.Gateway.Id);
        writer.WriteStartArray("gateways");
        foreach (var gateway in snapshot.Gateways)
            writer.WriteStringValue(gateway.Id);
        writer.WriteEndArray();
        writer.Text("release", snapshot.Release.Name);
        writer.WriteStartArray("releases");
        foreach (var release in snapshot.Gateway.Releases)
            writer.WriteStringValue(release.Name);
        writer.WriteEndArray();
        writer.Text("envoy", snapshot.Envoy.ToString());
        writer.Text("envoyOfRelease", snapshot.Release.Envoy.ToString());
        writer.WriteStartArray("envoys");
        var oldest = snapshot.Gateway.Releases.Select(r => r.Envoy).Append(snapshot.Envoy).Min();
        for (var minor = oldest.Minor; minor <= EnvoyVersion.Newest.Minor; minor++)
            writer.WriteStringValue(new EnvoyVersion(oldest.Major, minor).ToString());
        writer.WriteEndArray();
    }

    private void Resources(Utf8JsonWriter writer)
    {
        var texts = ManifestText.Of(snapshot.Resources);
        writer.WriteStartArray("resources");
        for (var i = 0; i < texts.Count; i++)
        {
            var resource = snapshot.Resources[i];
            if (resource.Kind.Length == 0 || resource.Name.Length == 0)
                continue;
            var name = Controllers.RefOf(resource, @namespace);
            writer.WriteStartObject();
            Name(writer, name);
            Place(writer, resource.File, resource.LineOf(resource.Mark), resource.Mark.Column);
            writer.Text("text", texts[i]);
            writer.WriteNumber("firstLine", resource.Mark.Line);
            if (snapshot.Committed is { } committed)
            {
                var before = committed.Resources.GetValueOrDefault(name);
                writer.Text("committed", before is null ? "" : ManifestText.Of(before, NextLine(before, committed)));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("removed");
        foreach (var (name, before) in snapshot.Committed?.Resources.OrderBy(r => r.Key.ToString(), StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<ObjectRef, ManifestResource>>())
        {
            if (_resources.Contains(name))
                continue;
            writer.WriteStartObject();
            Name(writer, name);
            writer.Text("text", ManifestText.Of(before, NextLine(before, snapshot.Committed!)));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static int NextLine(ManifestResource resource, CommittedState committed) =>
        committed.Resources.Values.Where(r => ReferenceEquals(r.Input, resource.Input) && r.Mark.Line > resource.Mark.Line).Select(r => r.Mark.Line).DefaultIfEmpty(int.MaxValue).Min();

    private void Policies(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("policies");
        foreach (var status in snapshot.Translation.Policies)
        {
            writer.WriteStartObject();
            Name(writer, status.Policy);
            writer.WriteBoolean("attached", status.IsAttached);
            writer.WriteBoolean("accepted", status.Accepted);
            writer.Text("message", status.Message);
            writer.WriteStartArray("targets");
            foreach (var ancestor in status.Ancestors.Select(a => a.Ancestor).Distinct())
            {
                writer.WriteStartObject();
                Name(writer, ancestor);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Clusters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("clusters");
        foreach (var cluster in snapshot.Translation.Clusters)
        {
            writer.WriteStartObject();
            writer.Text("name", cluster.Name);
            writer.Text("gateway", cluster.Gateway?.ToString());
            writer.WriteNumber("forms", cluster.Forms.Length);
            Backends(writer, cluster.Backends);
            writer.Text("yaml", EnvoyJson.FormatYaml(cluster.Cluster));
            writer.WritePropertyName("json");
            using (var document = JsonDocument.Parse(EnvoyJson.FormatCompact(cluster.Cluster), new() { MaxDepth = 512 }))
                document.RootElement.WriteTo(writer);
            writer.WriteStartArray("origins");
            foreach (var origin in cluster.Forms[0].Origins)
                Origin(writer, origin);
            writer.WriteEndArray();
            Changes(writer, cluster.Name);
            writer.WriteEndObject();
        }

        foreach (var failed in snapshot.Translation.Failed)
        {
            writer.WriteStartObject();
            writer.Text("name", failed.Name);
            Backends(writer, failed.Backends);
            writer.Text("failed", failed.Reason);
            writer.WriteStartArray("origins");
            writer.WriteEndArray();
            Changes(writer, failed.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        var known = snapshot.Translation.Clusters.Select(c => c.Name).Concat(snapshot.Translation.Failed.Select(f => f.Name)).ToHashSet(StringComparer.Ordinal);
        writer.WriteStartArray("otherClusters");
        foreach (var name in (snapshot.Committed?.Changes.Select(c => c.Key) ?? []).Concat(snapshot.Dump?.Select(d => d.Key) ?? []).Where(n => !known.Contains(n)).Distinct().Order(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.Text("name", name);
            Changes(writer, name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Backends(Utf8JsonWriter writer, IEnumerable<ObjectRef> backends)
    {
        writer.WriteStartArray("backends");
        foreach (var backend in backends)
        {
            writer.WriteStartObject();
            Name(writer, backend);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Origin(Utf8JsonWriter writer, FieldOrigin origin)
    {
        writer.WriteStartObject();
        writer.Text("field", origin.ClusterField.ToString());
        writer.WriteStartArray("steps");
        foreach (var step in origin.ClusterField.Segments)
        {
            if (step.Kind == FieldPathSegmentKind.Index)
                writer.WriteNumberValue(step.Index);
            else
                writer.WriteStringValue(JsonOutput.Scrub(step.Name));
        }

        writer.WriteEndArray();
        if (origin.Winner is { } winner)
        {
            writer.WriteStartObject("winner");
            Origin(writer, winner);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("hidden");
        foreach (var hidden in origin.Hidden)
        {
            writer.WriteStartObject();
            Origin(writer, hidden);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Origin(Utf8JsonWriter writer, Origin origin)
    {
        Name(writer, origin.Object);
        writer.Text("path", origin.Path.ToString());
        var resource = _resources[origin.Object].LastOrDefault();
        Place(writer, resource?.File ?? "", origin.Place is { IsKnown: true } mark ? resource?.LineOf(mark) ?? mark.Line : 0, origin.Place?.Column ?? 0);
    }

    private void Changes(Utf8JsonWriter writer, string cluster)
    {
        writer.WriteStartArray("changes");
        foreach (var change in snapshot.Committed?.Changes[cluster] ?? [])
        {
            writer.WriteStartObject();
            writer.Text("path", change.Path);
            writer.Text("kind", change.Kind.ToString());
            writer.Text("before", change.Before);
            writer.Text("after", change.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("dump");
        foreach (var difference in snapshot.Dump?[cluster] ?? [])
        {
            writer.WriteStartObject();
            writer.Text("path", difference.Path);
            writer.Text("kind", difference.Kind.ToString());
            writer.WriteBoolean("gap", difference.IsGap);
            writer.Text("expected", difference.Expected);
            writer.Text("found", difference.Found);
            writer.Text("message", difference.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Findings(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("findings");
        foreach (var report in snapshot.Report.Judged)
        {
            var name = Controllers.RefOf(report.Resource, @namespace);
            foreach (var finding in report.Findings)
            {
                writer.WriteStartObject();
                Name(writer, name);
                Place(writer, report.Resource.File, report.Resource.LineOf(finding.Mark), finding.Mark.Column);
                writer.Text("severity", JsonOutput.Name(finding.Severity));
                writer.Text("source", finding.Source.ToString());
                writer.Text("path", finding.Path);
                writer.Text("message", finding.Message);
                writer.Text("rule", finding.Rule);
                writer.Text("code", finding.Id);
                writer.Text("advice", finding.Cluster is null ? finding.Advice : null);
                writer.Text("cluster", finding.Cluster);
                writer.WriteEndObject();
            }
        }

        // What the translation says of objects that nobody judges, such as a Service.
        var judged = snapshot.Report.Judged.Select(r => Controllers.RefOf(r.Resource, @namespace)).ToHashSet();
        foreach (var finding in snapshot.Translation.Findings.Where(f => !judged.Contains(f.Object)).DistinctBy(f => (f.Object, f.Id, f.Path, f.Message)))
        {
            writer.WriteStartObject();
            Name(writer, finding.Object);
            var resource = _resources[finding.Object].LastOrDefault();
            Place(writer, resource?.File ?? "", resource?.LineOf(resource.Mark) ?? 0, 0);
            writer.Text("severity", JsonOutput.Name(finding.Severity));
            writer.Text("source", finding.Finding.Source.ToString());
            writer.Text("path", finding.Path.ToString());
            writer.Text("message", finding.Message);
            writer.Text("rule", finding.Finding.Rule);
            writer.Text("code", finding.Id);
            writer.Text("cluster", finding.Cluster);
            writer.WriteEndObject();
        }

        foreach (var finding in snapshot.Input.BuildFindings)
        {
            writer.WriteStartObject();
            writer.Text("file", finding.File);
            writer.WriteNumber("line", finding.Line);
            writer.Text("severity", finding.Severity);
            writer.Text("source", "Build");
            writer.Text("message", finding.Message);
            writer.Text("code", finding.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Name(Utf8JsonWriter writer, ObjectRef name)
    {
        writer.Text("id", $"{name.Group}/{name.Kind}/{name.Namespace}/{name.Name}");
        writer.Text("kind", name.Kind);
        writer.Text("namespace", name.Namespace);
        writer.Text("name", name.Name);
    }

    /// <summary>The place for people: of a manifest that code made, the code.</summary>
    private void Place(Utf8JsonWriter writer, string file, int line, int column)
    {
        if (snapshot.Input.Places.TryGetValue(file, out var code))
        {
            writer.Text("file", code.File.Length > 0 ? code.File : code.Manifest);
            writer.WriteNumber("line", code.Line);
            writer.Text("member", code.Member);
            writer.Text("manifest", code.Manifest);
            writer.WriteNumber("manifestLine", line);
            return;
        }

        writer.Text("file", file);
        writer.WriteNumber("line", line);
        writer.WriteNumber("column", column);
    }
}
