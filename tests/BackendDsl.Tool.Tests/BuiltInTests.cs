using System.Text.Json;

namespace BackendDsl.Tool.Tests;

/// <summary>Kubernetes' own kinds in <c>validate</c>.</summary>
public sealed class BuiltInTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: registry.example.com/web:1
                ports: [{containerPort: 8080}]
        """;

    private const string Job = """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: once}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: once, image: "registry.example.com/once:1"}]
        """;

    [Fact]
    public void A_good_object_is_judged_whole()
    {
        using var run = new CommandRun().With("d.yaml", Deployment).Run("validate", "-f", "d.yaml", "-o", "json");
        Assert.Equal((0, 0, 0), (run.Code, run.Json.GetProperty("skipped").GetInt32(), run.Json.GetProperty("shapeOnly").GetInt32()));
        Assert.True(run.Json.GetProperty("results")[0].GetProperty("valid").GetBoolean());
    }

    [Fact]
    public void A_selector_that_misses_its_labels_is_told_at_its_line()
    {
        using var run = new CommandRun().With("d.yaml", Deployment.Replace("metadata: {labels: {app: web}}", "metadata: {labels: {app: wob}}", StringComparison.Ordinal))
            .Run("validate", "-f", "d.yaml", "-o", "json");
        var error = Assert.Single(Errors(run));
        Assert.Equal(
            (1, "spec.template.metadata.labels", "FieldValueInvalid", 7),
            (run.Code, error.GetProperty("path").GetString(), error.GetProperty("reason").GetString(), error.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("strict", 1, "error")]
    [InlineData("warn", 0, "warning")]
    [InlineData("ignore", 0, null)]
    public void Unknown_fields_are_what_field_validation_says(string how, int code, string? severity)
    {
        using var run = new CommandRun().With("d.yaml", Deployment.Replace("        ports:", "        imagePulPolicy: Always\n        ports:", StringComparison.Ordinal))
            .Run("validate", "-f", "d.yaml", "-o", "json", "--field-validation", how);
        Assert.Equal(code, run.Code);
        Assert.Equal(
            severity is null ? [] : [("spec.template.spec.containers[0].imagePulPolicy", "BadRequest", 12)],
            Errors(run).Select(e => (e.GetProperty("path").GetString(), e.GetProperty("reason").GetString(), e.GetProperty("line").GetInt32())));
        Assert.All(Errors(run), e => Assert.Equal(severity, e.GetProperty("severity").GetString()));
        if (severity is not null)
            Assert.Contains("did you mean 'imagePullPolicy'?", run.Run("validate", "-f", "d.yaml", "--field-validation", how).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"},\n\"data\": {\"x\": \"1\",\n\"x\": \"2\"}}", "strict", "error")]
    [InlineData("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"},\n\"data\": {\"x\": \"1\",\n\"x\": \"2\"}}", "warn", "warning")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: '1'\n  x: '2'\n", "strict", "warning")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: '1'\n  x: '2'\n", "ignore", null)]
    public void Only_JSON_reaches_the_server_with_its_duplicates(string text, string how, string? severity)
    {
        using var run = new CommandRun().With("c.yaml", text).Run("validate", "-f", "c.yaml", "-o", "json", "--field-validation", how);
        Assert.Equal(severity == "error" ? 1 : 0, run.Code);
        Assert.Equal(
            severity is null ? [] : [("data.x", severity, text[0] == '{' ? 3 : 6)],
            Errors(run).Select(e => (e.GetProperty("path").GetString(), e.GetProperty("severity").GetString()!, e.GetProperty("line").GetInt32())));
    }

    [Fact]
    public void A_value_of_the_wrong_type_ends_the_reading_and_the_rest_comes_next()
    {
        using var run = new CommandRun().With("d.yaml", Deployment.Replace("spec:\n  selector", "spec:\n  replicas: three\n  selector", StringComparison.Ordinal).Replace("8080", "80800", StringComparison.Ordinal))
            .Run("validate", "-f", "d.yaml", "-o", "json");
        Assert.Equal(
            [("spec.replicas", "BadRequest", "error"), ("spec.template.spec.containers[0].ports[0].containerPort", "FieldValueInvalid", "info")],
            Errors(run).Select(e => (e.GetProperty("path").GetString(), e.GetProperty("reason").GetString(), e.GetProperty("severity").GetString())));
    }

    [Theory]
    [InlineData("extensions/v1beta1", "Deployment", "apps/v1")]
    [InlineData("batch/v1beta1", "CronJob", "batch/v1")]
    [InlineData("policy/v1beta1", "PodDisruptionBudget", "policy/v1")]
    public void A_version_that_is_gone_is_an_error_with_its_successor(string version, string kind, string successor)
    {
        using var run = new CommandRun().With("o.yaml", $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: x}}\n").Run("validate", "-f", "o.yaml", "-o", "json");
        var error = Assert.Single(Errors(run));
        Assert.Equal((1, "apiVersion", 1), (run.Code, error.GetProperty("path").GetString(), error.GetProperty("line").GetInt32()));
        Assert.Contains(successor, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.32", 1)]
    [InlineData("1.33", 0)]
    public void The_server_version_decides(string version, int code)
    {
        using var run = new CommandRun().With("d.yaml", Deployment.Replace("        ports:", "        lifecycle: {stopSignal: SIGTERM, preStop: {sleep: {seconds: 1}}}\n        ports:", StringComparison.Ordinal))
            .Run("validate", "-f", "d.yaml", "--server-version", version, "-o", "json");
        Assert.Equal(code, run.Code);
    }

    [Fact]
    public void A_change_is_judged_against_what_is_deployed()
    {
        using var run = new CommandRun().With("d.yaml", Deployment.Replace("app: web", "app: shop", StringComparison.Ordinal)).With("old/d.yaml", Deployment)
            .Run("validate", "-f", "d.yaml", "--old", "old", "-o", "json");
        var error = Assert.Single(Errors(run));
        Assert.Equal((1, "spec.selector", 5), (run.Code, error.GetProperty("path").GetString(), error.GetProperty("line").GetInt32()));
        Assert.EndsWith("field is immutable", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  labels: {team: a}\n", 0)]
    public void A_job_does_not_accuse_itself(string more, int code)
    {
        using var run = new CommandRun().With("j.yaml", Job.Replace("spec:\n  template", "  labels2\nspec:\n  template", StringComparison.Ordinal).Replace("  labels2\n", more, StringComparison.Ordinal)
                .Replace("metadata: {name: once}", "metadata:\n  name: once", StringComparison.Ordinal))
            .With("old.yaml", Job).Run("validate", "-f", "j.yaml", "--old", "old.yaml", "-o", "json");
        Assert.Equal([], Errors(run).Select(e => e.GetProperty("message").GetString()));
        Assert.Equal(code, run.Code);
    }

    [Fact]
    public void A_jobs_image_cannot_be_changed()
    {
        using var run = new CommandRun().With("j.yaml", Job.Replace("once:1", "once:2", StringComparison.Ordinal)).With("old.yaml", Job)
            .Run("validate", "-f", "j.yaml", "--old", "old.yaml", "-o", "json");
        Assert.Equal("spec.template", Assert.Single(Errors(run)).GetProperty("path").GetString());
    }

    [Fact]
    public void A_service_keeps_the_addresses_that_the_server_gave_it()
    {
        const string Manifest = "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec:\n  selector: {app: web}\n  ports: [{port: 80, targetPort: 8080}]\n";
        using var run = new CommandRun().With("s.yaml", Manifest).With("live.yaml", """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, uid: 6a7, resourceVersion: "12", creationTimestamp: "2025-01-01T00:00:00Z"}
            spec:
              clusterIP: 10.96.1.2
              clusterIPs: [10.96.1.2]
              internalTrafficPolicy: Cluster
              ipFamilies: [IPv4]
              ipFamilyPolicy: SingleStack
              ports: [{port: 80, protocol: TCP, targetPort: 8080}]
              selector: {app: web}
              sessionAffinity: None
              type: ClusterIP
            status: {loadBalancer: {}}
            """);
        Assert.Equal(0, run.Run("validate", "-f", "s.yaml", "--old", "live.yaml", "-o", "json").Code);
        run.With("s.yaml", Manifest + "  clusterIP: 10.96.9.9\n").Run("validate", "-f", "s.yaml", "--old", "live.yaml", "-o", "json");
        Assert.Contains(Errors(run), e => e.GetProperty("path").GetString() == "spec.clusterIPs[0]");
    }

    [Fact]
    public void Policies_see_the_defaults_and_the_namespace_of_the_command_line()
    {
        using var run = new CommandRun().With("d.yaml", Deployment.Replace(", namespace: shop", "", StringComparison.Ordinal)).With("p.yaml", Manifests.AdmissionPolicy
            .Replace("apiGroups: [acme.io]", "apiGroups: [apps]", StringComparison.Ordinal).Replace("resources: [widgets]", "resources: [deployments]", StringComparison.Ordinal)
            .Replace("object.spec.size < 3", "object.spec.replicas > 1 && object.metadata.namespace == 'shop'", StringComparison.Ordinal));
        run.Run("validate", "-f", "d.yaml", "--policy", "p.yaml", "-n", "shop", "-o", "json");
        Assert.Equal("widgets are small here", Assert.Single(Errors(run)).GetProperty("message").GetString());
        run.With("d.yaml", Deployment.Replace("spec:\n  selector", "spec:\n  replicas: 2\n  selector", StringComparison.Ordinal)).Run("validate", "-f", "d.yaml", "--policy", "p.yaml", "-n", "shop", "-o", "json");
        Assert.Equal(0, run.Code);
    }

    private static List<JsonElement> Errors(CommandRun run) => [.. run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray()];
}
