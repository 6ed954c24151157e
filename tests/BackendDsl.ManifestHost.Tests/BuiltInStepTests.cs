using System.Diagnostics;
using BackendDsl.Manifests;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>Kubernetes' own kinds in the build step: judged before they are written, also as a change of what is deployed.</summary>
public sealed class BuiltInStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private EmitOptions InFolder(string? deployed = null, ManifestsMode mode = ManifestsMode.Write) =>
        Options(o => o with { ProjectDirectory = _folder.Root, ManifestsDirectory = Path.Combine(_folder.Root, "manifests"), Deployed = deployed, Mode = mode });

    private static V1Deployment Deployment(string app = "web", string selector = "web", int port = 8080) => new()
    {
        Metadata = new() { Name = "web", NamespaceProperty = "shop" },
        Spec = new()
        {
            Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = selector } },
            Template = new()
            {
                Metadata = new() { Labels = new Dictionary<string, string> { ["app"] = app } },
                Spec = new() { Containers = [new() { Name = "web", Image = "registry.example.com/web:1", Ports = [new() { ContainerPort = port }] }] },
            },
        },
    };

    private static List<EmitProblem> Evaluate(EmitOptions options, params FoundResource[] resources) =>
        [.. new ResourceEvaluator(options, [], options.Deployed is null ? null : DeployedObjects.Load(options)).Evaluate(resources)];

    [Fact]
    public void A_good_object_is_silent() => Assert.Empty(Evaluate(Options(), Found(Deployment())));

    [Fact]
    public void Everything_a_server_refuses_is_an_error_at_the_member_that_made_it()
    {
        var problems = Evaluate(Options(), Found(Deployment("wob", port: 80800)));
        Assert.Equal(
            [("BDSL5040", "Error", "App.cs(7)"), ("BDSL5021", "Error", "App.cs(7)")],
            problems.Select(p => (p.Code, p.Severity.ToString(), p.Place.ToString())).OrderByDescending(p => p.Code, StringComparer.Ordinal));
        Assert.Contains(problems, p => p.Message.StartsWith("Deployment.apps shop/web: spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 80800", StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_larger_than_a_request_is_an_error()
    {
        static V1ConfigMap Of(int bytes) => new() { Metadata = new() { Name = "big", NamespaceProperty = "shop" }, BinaryData = new Dictionary<string, byte[]> { ["k"] = new byte[bytes] } };
        Assert.Empty(ResourceFacts.Evaluate([Found(Of(3 << 19))]));
        // Four signs for three bytes.
        var problem = Assert.Single(ResourceFacts.Evaluate([Found(Of(3 << 20))]));
        Assert.Equal(("BDSL0202", FindingSeverity.Error), (problem.Code, problem.Severity));
        Assert.StartsWith("ConfigMap shop/big: this resource takes more than 3 MiB as JSON, and the API server refuses it", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_the_version_lacks_follows_field_validation()
    {
        var one = Deployment();
        one.Spec.Template.Spec.HostnameOverride = "x";
        foreach (var (mode, count) in new[] { (FieldValidation.Strict, 1), (FieldValidation.Warn, 1), (FieldValidation.Ignore, 0) })
        {
            var problems = Evaluate(Options(o => o with { ServerVersion = "1.31", FieldValidation = mode }), Found(one));
            Assert.Equal(count, problems.Count);
            Assert.All(problems, p => Assert.Equal((mode == FieldValidation.Strict ? FindingSeverity.Error : FindingSeverity.Warning, "BDSL5001"), (p.Severity, p.Code)));
        }
    }

    [Fact]
    public void What_is_deployed_decides_over_a_change()
    {
        _folder.Put("deployed/all.yaml", ManifestWriter.ToYaml(Deployment()));
        Assert.Empty(Evaluate(InFolder("deployed"), Found(Deployment(port: 8081))));
        var problem = Assert.Single(Evaluate(InFolder("deployed"), Found(Deployment("shop", "shop"))));
        Assert.Equal(("BDSL5900", FindingSeverity.Error), (problem.Code, problem.Severity));
        Assert.Contains("spec.selector: Invalid value", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_tells_what_is_deployed()
    {
        var manifests = ManifestWriter.ToYaml(Deployment());
        _folder.Put("manifests/shop/web.yaml", manifests);
        Git("init", "-q", "-b", "main");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "m");
        _folder.Put("manifests/shop/web.yaml", manifests.Replace("app: web", "app: shop", StringComparison.Ordinal));
        Assert.Equal("BDSL5900", Assert.Single(Evaluate(InFolder("git:main"), Found(Deployment("shop", "shop")))).Code);
        Assert.Empty(Evaluate(InFolder("git:HEAD"), Found(Deployment())));
        var e = Assert.Throws<EmitUsageException>(() => DeployedObjects.Load(InFolder("git:nowhere")));
        Assert.Contains("no such commit; fetch it", e.Message, StringComparison.Ordinal);
        Assert.Throws<EmitUsageException>(() => DeployedObjects.Load(InFolder("git:--upload-pack=x")));
    }

    [Theory]
    [InlineData("nowhere", "there is no such folder")]
    [InlineData("broken", "DeployedManifests: ")]
    public void What_cannot_be_read_is_told(string deployed, string says)
    {
        _folder.Put("broken/a.yaml", "a: [\n");
        Assert.Contains(says, Assert.Throws<EmitUsageException>(() => DeployedObjects.Load(InFolder(deployed))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_the_file_that_is_overwritten_is_the_old_object_and_the_record_remembers()
    {
        Assert.Empty(Write(Deployment()));
        Assert.Equal(["BDSL5900 Warning"], Write(Deployment("shop", "shop")));
        Assert.Contains("\n#before\tapps\tDeployment\tshop\tweb\t", _folder.Text("manifests/.backenddsl-app"), StringComparison.Ordinal);
        Assert.Contains("app: shop", _folder.Text("manifests/shop/deployment-web.yaml"), StringComparison.Ordinal);

        // The next build still knows, also after another change, until it is taken back.
        Assert.Equal(["BDSL5900 Warning"], Write(Deployment("shop", "shop", 8081)));
        Assert.Empty(Write(Deployment(port: 8081)));
        Assert.DoesNotContain("#before", _folder.Text("manifests/.backenddsl-app"), StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_takes_a_record_with_old_manifests_as_it_is()
    {
        Write(Deployment());
        Write(Deployment("shop", "shop"));
        var options = InFolder(mode: ManifestsMode.Verify);
        Assert.Empty(new OutputDirectory(options.ManifestsDirectory!, options).Verify(ManifestPlan.Make([Found(Deployment("shop", "shop"))], options)).Problems);
    }

    [Fact]
    public void Policies_see_the_defaults()
    {
        _folder.Put("policy.yaml", """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: two}
            spec:
              matchConstraints:
                resourceRules:
                - {apiGroups: [apps], apiVersions: ["*"], operations: [CREATE], resources: [deployments]}
              validations:
              - {expression: "object.spec.replicas > 1", message: "two at least"}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: two}
            spec: {policyName: two, validationActions: [Deny]}
            """);
        var problem = Assert.Single(AdmissionEvaluator.Load(Options(o => o with { Policies = [Path.Combine(_folder.Root, "policy.yaml")] })).Evaluate([Found(Deployment())]));
        Assert.Contains("two at least", problem.Message, StringComparison.Ordinal);
    }

    private List<string> Write(V1Deployment deployment)
    {
        var options = InFolder();
        var found = Found(deployment);
        var watch = new ChangeWatch(options);
        var problems = watch.Evaluate([found]).Select(p => $"{p.Code} {p.Severity}").ToList();
        Assert.Empty(new OutputDirectory(options.ManifestsDirectory!, options) { Pending = watch.Pending }.Write(ManifestPlan.Make([found], options)).Problems);
        return problems;
    }

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Root })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
