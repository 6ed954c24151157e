using k8s;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

public sealed class EvaluationTests
{
#pragma warning disable IDE0051, CA1823, CA1859 // Read by the code under test, by reflection.
    private static class Good
    {
        [Manifest]
        private static V1ConfigMap Property => ConfigMap("property");

        [Manifest]
        public static readonly IReadOnlyList<object> Sequence = [ConfigMap("first"), new[] { ConfigMap("second") }, new Source()];

        [Manifest]
        internal static V1ConfigMap Method(ManifestContext context) => ConfigMap("method", value: context.Environment);
    }

    [Manifest]
    private sealed class Source : IManifestSource
    {
        public IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context) => [ConfigMap("source", value: context.Environment)];
    }

    private static class Bad
    {
        [Manifest]
        private static string Text => "x";

        [Manifest]
        private static V1ConfigMap? Nothing => null;

        [Manifest]
        private static V1ConfigMap Throws => throw new InvalidOperationException("no\nport");

        [Manifest]
        private static V1ConfigMap Method(int a) => ConfigMap("m" + a);

        [Manifest]
        private static IEnumerable<V1ConfigMap> Lazy()
        {
            yield return ConfigMap("lazy");
            throw new FormatException("later");
        }
    }
#pragma warning restore IDE0051, CA1823, CA1859

    private static ManifestEvaluation Run(Type holder, bool stackTraces = false)
    {
        var evaluation = new ManifestEvaluation(Options(o => o with { Environment = "prod", StackTraces = stackTraces }));
        foreach (var member in ManifestDiscovery.FindManifests(holder.Assembly, new SourcePaths("/src/app")).Where(m => m.Member.DeclaringType == holder || (MemberType(m) == holder)))
            evaluation.Run(member);
        return evaluation;
    }

    private static Type? MemberType(ManifestMember member) => member.Member as Type;

    [Fact]
    public void Properties_fields_methods_and_sequences_are_read()
    {
        var evaluation = Run(typeof(Good));
        Assert.Empty(evaluation.Problems);
        Assert.Equal(["method", "property", "first", "second", "source"], evaluation.Resources.Select(r => r.Identity.Name));
        Assert.Equal("prod", ((V1ConfigMap)evaluation.Resources[0].Resource).Data["k"]);
    }

    [Fact]
    public void A_source_type_is_made_and_asked()
    {
        var evaluation = Run(typeof(Source));
        Assert.Equal("source", Assert.Single(evaluation.Resources).Identity.Name);
    }

    [Fact]
    public void Each_failure_names_member_and_place_without_a_stack_trace()
    {
        var evaluation = Run(typeof(Bad));
        Assert.All(evaluation.Problems, p =>
        {
            Assert.Matches(@"EvaluationTests\.cs\(\d+\)$", p.Place.ToString());
            Assert.Contains("EvaluationTests.Bad.", p.Message, StringComparison.Ordinal);
            Assert.Null(p.Detail);
        });
        Assert.Equal(
            [EmitCodes.MemberThrew, EmitCodes.NotAManifest, EmitCodes.NotAManifest, EmitCodes.NotAManifest, EmitCodes.MemberThrew],
            evaluation.Problems.Select(p => p.Code));
        Assert.Contains("FormatException: later", evaluation.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_trace_is_shown_on_request() =>
        Assert.Contains(Run(typeof(Bad), stackTraces: true).Problems, p => p.Detail?.Contains("   at ", StringComparison.Ordinal) == true);

    [Fact]
    public void A_message_stays_on_one_line()
    {
        var output = new StringWriter { NewLine = "\n" };
        new RunReport(output).Report(Run(typeof(Bad)).Problems);
        Assert.Equal(5, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("finding\tBDSL0201\terror\t", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_identity_twice_is_an_error_that_names_both()
    {
        var problem = Assert.Single(new ResourceEvaluator(Options(), []).Evaluate([Found(ConfigMap("a"), "A.One", 1), Found(ConfigMap("a"), "A.Two", 2)]));
        Assert.Equal((EmitCodes.DuplicateIdentity, "App.cs(2)"), (problem.Code, problem.Place.ToString()));
        Assert.Contains("'A.One' at App.cs(1)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_duration_is_told_once()
    {
        var policy = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy.New("p", @namespace: "n")
            .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")).TcpKeepalive(k => k.KeepAliveTime("30 s")))
            .BuildUnchecked();
        Assert.Single(policy.Validate().Violations);
        var problem = Assert.Single(new ResourceEvaluator(Options(), []).Evaluate([Found(policy)]));
        Assert.Contains("spec.tcpKeepalive.keepAliveTime: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_without_a_name_is_refused()
    {
        var problem = Assert.Single(new ResourceEvaluator(Options(), []).Evaluate([Found(ConfigMap(""))]));
        Assert.Equal("BDSL5010", problem.Code);
        Assert.Contains("metadata.name", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_object_that_does_not_say_its_kind_is_known_by_its_class()
    {
        var service = new V1Service { Metadata = new() { Name = "a", NamespaceProperty = "n" }, Spec = new() { Ports = [new() { Port = 80 }] } };
        Assert.Empty(new ResourceEvaluator(Options(), []).Evaluate([Found(service)]));
        var file = Assert.Single(ManifestPlan.Make([Found(service)], Options()));
        Assert.Equal("n/service-a.yaml", file.Path);
        Assert.StartsWith("apiVersion: v1\nkind: Service\n", System.Text.Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_in_code_are_run_over_what_they_take()
    {
        var policies = ManifestDiscovery.FindPolicies(typeof(EvaluationTests).Assembly).Where(m => m.DeclaringType == typeof(Policies)).ToList();
        var problems = new ResourceEvaluator(Options(), policies).Evaluate([Found(ConfigMap("a"))]).ToList();
        Assert.Equal([FindingSeverity.Error, FindingSeverity.Error], problems.Select(p => p.Severity));
        Assert.Contains(problems, p => p.Message.Contains("metadata.labels: every resource names its team", StringComparison.Ordinal) && p.Place.ToString() == "App.cs(7)");
        Assert.Contains(problems, p => p.Message.Contains("threw", StringComparison.Ordinal));
    }

    private static class Policies
    {
        [Policy]
        public static IEnumerable<PolicyFinding> HasATeam(IKubernetesObject<V1ObjectMeta> o)
        {
            if (o.Metadata.Labels?.ContainsKey("team") != true)
                yield return PolicyFinding.Error("metadata.labels", "every resource names its team");
        }

        [Policy]
        public static IEnumerable<PolicyFinding> OnlyServices(V1Service s) => [PolicyFinding.Error("spec", "never run here")];

        [Policy]
        public static IEnumerable<PolicyFinding> Broken(V1ConfigMap s) => throw new InvalidOperationException("broken");
    }
}
