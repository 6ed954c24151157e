namespace BackendDsl.Tool.Tests;

/// <summary>The small files that each verb is tried on: good and bad ones, what a gateway runs, and a table of cases.</summary>
internal static class SampleFiles
{
    private static readonly Dictionary<string, string> s_files = new()
    {
        ["crd.yaml"] = Manifests.WidgetDefinition,
        ["crd-new.yaml"] = Manifests.WidgetDefinition.Replace("maximum: 100", "maximum: 50", StringComparison.Ordinal).Replace("[red, green, blue]", "[red, green, blue, black]", StringComparison.Ordinal),
        ["good.yaml"] = Manifests.Widget,
        ["bad.yaml"] = Manifests.BadWidget + "\n  colour: red\n  size: 400\n",
        ["policy.yaml"] = Manifests.AdmissionPolicy,
        ["edge.yaml"] = PreviewSamples.Edge + "\n---\n" + PreviewSamples.Secure,
        ["old.yaml"] = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {ports: [{port: 8000, name: http}]}
            ---
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: web, namespace: shop}
            spec:
              targetRefs: [{group: "", kind: Service, name: web}]
              connectTimeout: 5s
              tls: {insecureSkipVerify: true, simpleTLS: true}
            """,
        ["clusters.json"] = """[{"name":"a","type":"STATIC","connect_timeout":"0s"},{"name":"b","type":"STATIC"},{"name":"c","nonsense":1}]""",
        ["cases.yaml"] = """
            cases:
            - name: small enough
              object: {apiVersion: acme.io/v1, kind: Widget, metadata: {name: w, namespace: a}, spec: {size: 1}}
              expect: valid
            - name: said to be valid
              object: {apiVersion: acme.io/v1, kind: Widget, metadata: {name: w, namespace: a}, spec: {size: 300}}
              expect: valid
            """,
    };

    /// <summary>A folder with them.</summary>
    public static CommandRun Folder()
    {
        var run = new CommandRun();
        foreach (var (name, text) in s_files)
            run.With(name, text);
        run.Run("translate", "-f", "edge.yaml", "-o", "json");
        return run.With("dump.json", run.Out.Replace("\"5s\"", "\"7s\"", StringComparison.Ordinal));
    }

    /// <summary>A command line, its words parted by spaces, in that folder.</summary>
    public static CommandRun Run(string line) => Folder().Run(line.Split(' '));
}
