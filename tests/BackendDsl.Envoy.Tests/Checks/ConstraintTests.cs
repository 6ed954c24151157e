using System.Collections;
using System.Text.Json;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Tests.Protos;
using BackendDsl.Tests.Shared;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Every constraint of the API, broken alone.</summary>
public sealed class ConstraintTests
{
    /// <summary>Unsigned numbers of at least zero.</summary>
    private static readonly string[] s_alwaysKept =
    [
        "envoy.config.core.v3.HealthCheck.HttpHealthCheck.response_buffer_size", "envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig.qcache_max_ttl",
    ];

    [Fact]
    public void The_table_is_that_of_the_shared_facts()
    {
        using var facts = JsonDocument.Parse(TestData.ReadText("envoy", "envoy-constraints.json"));
        var expected = facts.RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("message").GetString() + "." + c.GetProperty("field").GetString(), c => c.GetProperty("rule").GetString()!);
        Assert.Equal(279, expected.Count);
        const string selector = "envoy.extensions.transport_sockets.tls.cert_selectors.on_demand_secret.v3.Config.";
        foreach (var (field, rule) in new[] { ("cache_idle_timeout", "gte 0.001s"), ("certificate_mapper", "required"), ("config_source", "required"), ("max_secrets", "gt 0") }) expected.Add(selector + field, rule);
        var found = ClusterChecks.ConstraintRules.Where(r => r.Summary != "one member is required").ToDictionary(r => r.Id, r => r.Summary);
        Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal), found.OrderBy(e => e.Key, StringComparer.Ordinal));
        Assert.Equal(38, ClusterChecks.ConstraintRules.Count - found.Count);
    }

    [Fact]
    public void The_table_of_releases_is_that_of_the_shared_facts()
    {
        using var api = JsonDocument.Parse(TestData.ReadText("envoy", "envoy-api.json"));
        var path = Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Envoy", "Facts", "releases.txt");
        var table = File.ReadLines(path).Where(l => l[0] != '#').Select(l => l.Split(": ")).ToDictionary(l => l[0], l => l[1]);
        foreach (var type in api.RootElement.EnumerateObject().Where(t => t.Value.GetProperty("kind").GetString() == "message"))
        {
            Assert.Equal((type.Name, type.Value.GetProperty("since").GetString()!.TrimStart('+')), (type.Name, table.GetValueOrDefault(type.Name, "<=1.36")));
            foreach (var field in type.Value.GetProperty("fields").EnumerateArray())
            {
                var key = type.Name + " " + field.GetProperty("name").GetString();
                Assert.Equal((key, field.GetProperty("since").GetString()!.TrimStart('+')), (key, table.GetValueOrDefault(key, "<=1.36")));
            }
        }
    }

    [Fact]
    public void A_message_that_keeps_all_is_found_clean()
    {
        foreach (var type in AllMessages.Descriptors) Assert.Equal([], Check(ValidMessages.Make(type)));
    }

    [Fact]
    public void Each_is_found_alone()
    {
        var types = AllMessages.Descriptors.ToDictionary(d => d.FullName);
        var broken = 0;
        foreach (var rule in ClusterChecks.ConstraintRules)
        {
            var type = types[rule.Id[..rule.Id.LastIndexOf('.')]];
            var constraint = ConstraintTable.Default.Of(Codec.Schema.ApiSchema.Default.Message(type.FullName)).Single(c => c.Rule == rule);
            foreach (var message in Broken(type, constraint))
            {
                var findings = Check(message);
                Assert.True(findings.Count > 0, rule.Id + "\n" + message);
                Assert.All(findings, f => Assert.Equal((f.Id == "duration-in-range" ? f.Id : rule.Id, FindingSeverity.Error, FindingEffect.Refused), (f.Id, f.Severity, f.Effect)));
                Assert.All(findings, f => Assert.StartsWith(f.Id == "duration-in-range" ? "Invalid duration: " : "Proto constraint validation failed (", f.Message, StringComparison.Ordinal));
                broken++;
            }
            // A required member of a oneof is there as soon as it is chosen.
            if (!Broken(type, constraint).Any()) Assert.True(s_alwaysKept.Contains(rule.Id) || constraint is { IsRequired: true, Field.Oneof: not null }, rule.Id);
        }
        Assert.True(broken > 300, broken.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static List<Finding> Check(IMessage message)
    {
        var inspection = new Inspection(new Cluster { Name = "c" }, EnvoyTarget.Default);
        Assert.True(MessageValidation.Run(inspection, Codec.Schema.ApiSchema.Default.Message(message.Descriptor.FullName), message.ToByteArray(), Place.Root));
        // A default that is no longer taken is no constraint.
        return [.. inspection.Evaluation().Findings.Where(f => f.Id != "api-type-is-set")];
    }

    private static IEnumerable<IMessage> Broken(MessageDescriptor type, Constraint constraint)
    {
        if (constraint.Oneof is { } oneof)
        {
            var without = ValidMessages.Make(type);
            type.Oneofs.Single(o => o.Name == oneof).Accessor.Clear(without);
            yield return without;
            yield break;
        }
        var field = type.FindFieldByNumber(constraint.Field!.Number);
        if (constraint.IsRequired && field.RealContainingOneof is null)
        {
            var without = ValidMessages.Make(type);
            field.Accessor.Clear(without);
            yield return without;
        }
        if (!field.IsRepeated && ValidMessages.Broken(field, constraint.Value) is { } value)
        {
            var message = ValidMessages.Make(type);
            field.Accessor.SetValue(message, value);
            yield return message;
        }
        if (field.IsMap && constraint.Each.Count > 0)
        {
            var message = ValidMessages.Make(type);
            ((IDictionary)field.Accessor.GetValue(message))[""] = ValidMessages.Value(field.MessageType.FindFieldByNumber(2), []);
            yield return message;
        }
        else if (constraint.Each.Count > 0 && ValidMessages.Broken(field, constraint.Each) is { } element)
        {
            var message = ValidMessages.Make(type);
            ((IList)field.Accessor.GetValue(message)).Add(element);
            yield return message;
        }
        if (constraint.Count.Count > 0) yield return WrongCount(type, field, constraint);
    }

    private static IMessage WrongCount(MessageDescriptor type, FieldDescriptor field, Constraint constraint)
    {
        var message = ValidMessages.Make(type);
        if (field.IsMap)
        {
            ((IDictionary)field.Accessor.GetValue(message)).Clear();
            return message;
        }
        var list = (IList)field.Accessor.GetValue(message);
        list.Clear();
        while (constraint.Count.TrueForAll(c => c(list.Count) is null)) list.Add(ValidMessages.Value(field, constraint.Each));
        return message;
    }
}
