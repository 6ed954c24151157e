using System.Text;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

public sealed class ManifestPlanTests
{
    private static V1Namespace Namespace(string name) => new() { ApiVersion = "v1", Kind = "Namespace", Metadata = new() { Name = name } };

    private static string Text(PlannedFile file) => Encoding.UTF8.GetString(file.Content);

    [Fact]
    public void One_file_a_resource_by_namespace_kind_and_name()
    {
        var files = ManifestPlan.Make([Found(ConfigMap("b")), Found(ConfigMap("a")), Found(Namespace("n"))], Options());
        Assert.Equal(["_cluster/namespace-n.yaml", "n/configmap-a.yaml", "n/configmap-b.yaml"], files.Select(f => f.Path));
    }

    [Fact]
    public void The_group_is_added_where_two_would_meet()
    {
        var one = new Corev1Event { ApiVersion = "v1", Kind = "Event", Metadata = new() { Name = "e", NamespaceProperty = "n" } };
        var two = new Eventsv1Event { ApiVersion = "events.k8s.io/v1", Kind = "Event", Metadata = new() { Name = "E", NamespaceProperty = "n" } };
        Assert.Equal(["n/event.core-e.yaml", "n/event.events%2Ek8s%2Eio-E.yaml".Replace("%2E", ".", StringComparison.Ordinal)],
            ManifestPlan.Make([Found(one), Found(two)], Options()).Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("web", "web")]
    [InlineData("system:node", "system%3Anode")]
    [InlineData("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd")]
    [InlineData(".hidden", "%2Ehidden")]
    [InlineData("a.b", "a.b")]
    [InlineData("a.", "a%2E")]
    [InlineData("ü", "%C3%BC")]
    [InlineData("", "")]
    public void Names_become_safe_segments(string name, string segment) => Assert.Equal(segment, FileNames.Segment(name));

    [Fact]
    public void Namespace_and_single_layouts_hold_documents_in_order_to_apply()
    {
        FoundResource[] resources = [Found(ConfigMap("a", "m")), Found(Namespace("m")), Found(ConfigMap("b", "n"))];
        Assert.Equal(["_cluster.yaml", "m.yaml", "n.yaml"],
            ManifestPlan.Make(resources, Options(o => o with { Layout = ManifestsLayout.Namespace })).Select(f => f.Path).Order(StringComparer.Ordinal));
        var single = Assert.Single(ManifestPlan.Make(resources, Options(o => o with { Layout = ManifestsLayout.Single })));
        Assert.Equal("manifests.yaml", single.Path);
        var documents = Text(single).Split("---\n");
        Assert.Equal(3, documents.Length);
        Assert.Contains("kind: Namespace", documents[0], StringComparison.Ordinal);
        Assert.Contains("name: a", documents[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Kustomization_and_origin_are_written_on_request()
    {
        var files = ManifestPlan.Make([Found(ConfigMap("a"), line: 12)], Options(o => o with { Kustomization = true, Origin = ManifestsOrigin.File }));
        Assert.Equal("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- n/configmap-a.yaml\n", Text(files.Single(f => f.Path == "kustomization.yaml")));
        Assert.Equal("n/configmap-a.yaml\tConfigMap n/a\tApp.Member\tApp.cs\t12\n", Text(files.Single(f => f.Path == "manifests.origin.txt")));
    }

    [Fact]
    public void An_annotation_tells_the_member_without_changing_the_object()
    {
        var map = ConfigMap("a");
        var file = Assert.Single(ManifestPlan.Make([Found(map)], Options(o => o with { Origin = ManifestsOrigin.Annotation })));
        Assert.Contains("backenddsl.dev/source: App.Member App.cs(7)", Text(file), StringComparison.Ordinal);
        Assert.Null(map.Metadata.Annotations);
    }

    [Fact]
    public void A_long_name_is_cut_and_stays_distinct()
    {
        var (one, two) = (new string('a', 253), new string('a', 252) + "b");
        var paths = ManifestPlan.Make([Found(ConfigMap(one)), Found(ConfigMap(two)), Found(ConfigMap("x", new string('n', 300)))], Options()).Select(f => f.Path).ToList();
        Assert.All(paths, p => Assert.All(p.Split('/'), s => Assert.InRange(s.Length, 1, 143)));
        Assert.Equal(3, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.StartsWith("n/configmap-aaaa", paths.Single(p => p.StartsWith("n/", StringComparison.Ordinal) && p == ManifestPlan.Make([Found(ConfigMap(one))], Options())[0].Path), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(100, 60), n => Assert.DoesNotMatch("%.?~", FileNames.Whole(FileNames.Segment(new string('a', n) + new string(':', 30)))));
    }

    [Fact]
    public void Names_that_differ_by_case_alone_are_told_apart_whichever_comes_first()
    {
        static V1ClusterRole Role(string name) => new() { Metadata = new() { Name = name } };
        string[] Paths(params string[] names) => [.. ManifestPlan.Make([.. names.Select(n => Found(Role(n)))], Options()).Select(f => f.Path).Order(StringComparer.Ordinal)];
        var paths = Paths("Admin", "admin", "other");
        Assert.Equal(3, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("_cluster/clusterrole-other.yaml", paths);
        Assert.Equal(paths, Paths("other", "admin", "Admin"));
    }

    [Theory]
    [InlineData(ManifestsLayout.Resource, "aux", "%61ux/configmap-x.yaml")]
    [InlineData(ManifestsLayout.Namespace, "aux", "%61ux.yaml")]
    [InlineData(ManifestsLayout.Namespace, "com1", "%63om1.yaml")]
    [InlineData(ManifestsLayout.Namespace, "kustomization", "%6Bustomization.yaml")]
    [InlineData(ManifestsLayout.Namespace, "console", "console.yaml")]
    public void Names_with_a_meaning_of_their_own_are_not_used(object layout, string ns, string path) =>
        Assert.Equal(path, ManifestPlan.Make([Found(ConfigMap("x", ns))], Options(o => o with { Layout = (ManifestsLayout)layout, Kustomization = true }))[0].Path);

    [Fact]
    public void A_namespaced_kind_without_a_namespace_and_a_secret_with_data_are_told()
    {
        var secret = new V1Secret { Metadata = new() { Name = "s", NamespaceProperty = "n" }, StringData = new Dictionary<string, string> { ["password"] = "x" } };
        var problems = ResourceFacts.Evaluate([Found(ConfigMap("a", null)), Found(Namespace("n")), Found(ConfigMap("b")), Found(secret), Found(new V1Secret { Metadata = new() { Name = "t", NamespaceProperty = "n" } })]);
        Assert.Equal([EmitCodes.NoNamespace, EmitCodes.SecretInText], problems.Select(p => p.Code));
    }

    [Fact]
    public void Only_what_a_server_would_keep_of_what_is_ours_is_written()
    {
        var service = new V1Service
        {
            Metadata = new()
            {
                Name = "s",
                NamespaceProperty = "n",
                Labels = new Dictionary<string, string>(),
                Annotations = new Dictionary<string, string> { ["a"] = "b" },
                Finalizers = [],
                OwnerReferences = [],
                ResourceVersion = "1",
                Uid = "u",
                Generation = 3,
                CreationTimestamp = new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                ManagedFields = [new() { Manager = "x" }],
            },
            Spec = new() { Ports = [new() { Port = 80 }], Selector = new Dictionary<string, string>(), ExternalIPs = [] },
            Status = new() { LoadBalancer = new() },
        };
        var found = Found(service);
        Assert.Equal("apiVersion: v1\nkind: Service\nmetadata:\n  name: s\n  namespace: \"n\"\n  annotations:\n    a: b\nspec:\n  ports:\n  - port: 80\n",
            Text(Assert.Single(ManifestPlan.Make([found], Options()))));
        var problem = Assert.Single(ResourceFacts.Evaluate([found]));
        Assert.Equal((EmitCodes.LeftOut, FindingSeverity.Warning), (problem.Code, problem.Severity));
        Assert.EndsWith("metadata.creationTimestamp, metadata.generation, metadata.managedFields, metadata.resourceVersion, metadata.uid, status", string.Join(", ", problem.Message.Split(": ")[^1].Split(", ").Order(StringComparer.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_selector_that_means_everything_stays()
    {
        var policy = new V1NetworkPolicy { Metadata = new() { Name = "p", NamespaceProperty = "n" }, Spec = new() { PodSelector = new(), PolicyTypes = ["Ingress"] } };
        Assert.Contains("podSelector: {}", Text(Assert.Single(ManifestPlan.Make([Found(policy)], Options()))), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_have_the_digits_of_their_type()
    {
        var time = new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var lease = new V1Lease { Metadata = new() { Name = "l", NamespaceProperty = "n" }, Spec = new() { RenewTime = time, AcquireTime = time.AddTicks(1234567) } };
        var text = Text(Assert.Single(ManifestPlan.Make([Found(lease)], Options())));
        Assert.Contains("acquireTime: \"2025-01-02T03:04:05.123456Z\"\n  renewTime: \"2025-01-02T03:04:05.000000Z\"\n", text, StringComparison.Ordinal);
        var one = new Corev1Event { Metadata = new() { Name = "e", NamespaceProperty = "n" }, EventTime = time, FirstTimestamp = time.AddMilliseconds(7), Series = new() { LastObservedTime = time } };
        text = Text(Assert.Single(ManifestPlan.Make([Found(one)], Options())));
        Assert.Contains("eventTime: \"2025-01-02T03:04:05.000000Z\"", text, StringComparison.Ordinal);
        Assert.Contains("firstTimestamp: \"2025-01-02T03:04:05Z\"", text, StringComparison.Ordinal);
        Assert.Contains("lastObservedTime: \"2025-01-02T03:04:05.000000Z\"", text, StringComparison.Ordinal);
        var node = new V1Node { Metadata = new() { Name = "x" }, Spec = new() { Taints = [new() { Effect = "NoExecute", Key = "k", TimeAdded = time.AddMilliseconds(7) }] } };
        Assert.Contains("timeAdded: \"2025-01-02T03:04:05Z\"", Text(Assert.Single(ManifestPlan.Make([Found(node)], Options()))), StringComparison.Ordinal);
    }
}
