using BackendDsl.Tests.Shared;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.Tests.BuiltIn;

public sealed class BuiltInKindsTests
{
    [Theory]
    [InlineData("apps/v1", "Deployment", "deployments", true)]
    [InlineData("v1", "Namespace", "namespaces", false)]
    [InlineData("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", true)]
    [InlineData("v1", "Endpoints", "endpoints", true)]
    public void A_kind_tells_its_plural_and_scope(string apiVersion, string kind, string plural, bool namespaced)
    {
        Assert.True(BuiltInKinds.TryGet(apiVersion, kind, out var found));
        Assert.Equal((plural, namespaced, apiVersion), (found.Plural, found.IsNamespaced, found.ApiVersion));
    }

    [Theory]
    [InlineData("apps/v1", "deployment")]
    [InlineData("apps/v1beta1", "Deployment")]
    [InlineData("example.com/v1", "Service")]
    public void Other_groups_versions_and_spellings_are_not_known(string apiVersion, string kind) =>
        Assert.False(BuiltInKinds.TryGet(apiVersion, kind, out _));

    [Fact]
    public void The_newest_version_is_found_by_group_and_kind()
    {
        Assert.True(BuiltInKinds.TryGetNewest("autoscaling", "HorizontalPodAutoscaler", out var scaler));
        Assert.Equal("v2", scaler.Version);
        Assert.True(BuiltInKinds.TryGetNewest("flowcontrol.apiserver.k8s.io", "FlowSchema", out var flow));
        Assert.Equal("v1", flow.Version);
    }

    [Fact]
    public void Namespaces_are_applied_before_workloads_and_these_before_webhooks()
    {
        Assert.True(ApplyOrder.RankOf("Namespace") < ApplyOrder.RankOf("Deployment"));
        Assert.True(ApplyOrder.RankOf("Deployment") < ApplyOrder.RankOf("Whatever"));
        Assert.True(ApplyOrder.RankOf("Whatever") < ApplyOrder.RankOf("ValidatingWebhookConfiguration"));
    }

    [Fact]
    public void Every_type_is_read_and_its_members_are_sorted()
    {
        var seen = new HashSet<string>();
        foreach (var kind in BuiltInKinds.All)
            Visit(TypeTable.Get(kind.TypeName), seen);
        Assert.True(seen.Count > 400, $"{seen.Count} types");

        static void Visit(TypeFacts type, HashSet<string> seen)
        {
            if (!seen.Add(type.Name))
                return;
            Assert.Equal(type.Members.Select(m => m.Name).Order(StringComparer.Ordinal), type.Members.Select(m => m.Name));
            foreach (var member in type.Members)
            {
                Assert.InRange(member.Since, 31, member.Until);
                var shape = member.Shape;
                while (shape.Kind is ShapeKind.List or ShapeKind.Map)
                    shape = shape.Item;
                if (shape.Kind == ShapeKind.Object)
                    Visit(shape.Type, seen);
            }
        }
    }

    [Fact]
    public void Members_carry_flags_defaults_enums_and_versions()
    {
        var port = TypeTable.Get("core.v1.ContainerPort");
        var protocol = port.Members[port.Find("protocol")];
        Assert.Equal("TCP", protocol.Default);
        Assert.Equal(["SCTP", "TCP", "UDP"], protocol.Enum.Select(v => v.Text));
        var container = TypeTable.Get("core.v1.Container");
        Assert.Equal(34, container.Members[container.Find("restartPolicyRules")].Since);
        var toleration = TypeTable.Get("core.v1.Toleration");
        Assert.Equal([("Equal", 31), ("Exists", 31), ("Gt", 35), ("Lt", 35)], toleration.Members[toleration.Find("operator")].Enum.Select(v => (v.Text, v.Since)));
        var spec = TypeTable.Get("apps.v1.DeploymentSpec");
        Assert.True(spec.Members[spec.Find("replicas")].IsPointer);
        Assert.True(spec.Members[spec.Find("selector")].IsRequired);
        Assert.Equal(-1, spec.Find("Replicas"));
    }

    [Fact]
    public void The_table_is_that_of_the_shared_data()
    {
        var rows = TestData.ReadText("kubernetes", "builtin", "kinds.tsv").Split('\n').Skip(1).Where(r => r.Length > 0).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Split('\t');
            Assert.True(BuiltInKinds.TryGet(cells[0] == "core" ? "" : cells[0], cells[1], cells[2], out var kind), row);
            Assert.Equal((cells[3], cells[4] == "true", cells[5], cells[6]), (kind.Plural, kind.IsNamespaced, kind.Since.ToString(), kind.Until.ToString()));
        }

        Assert.Equal(rows.Length, BuiltInKinds.All.Count);
    }
}
