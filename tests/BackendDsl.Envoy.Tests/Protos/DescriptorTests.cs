using System.Text.Json;
using BackendDsl.Tests.Shared;
using Google.Protobuf.Reflection;

namespace BackendDsl.Envoy.Tests.Protos;

/// <summary>The compiled messages are Envoy's: every name, number, type and label.</summary>
public sealed class DescriptorTests
{
    /// <summary>What gateways put into a cluster, and what Envoy's reader takes, beyond the list of the shared data.</summary>
    private static readonly string[] s_beyond =
    [
        "envoy.config.core.v3.RuntimeFeatureFlag",
        "envoy.config.core.v3.RuntimePercent",
        "envoy.config.core.v3.RuntimeUInt32",
        "envoy.extensions.filters.http.admission_control.v3.AdmissionControl",
        "envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria",
        "envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria.GrpcCriteria",
        "envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria.HttpCriteria",
        "envoy.extensions.transport_sockets.tls.cert_mappers.static_name.v3.StaticName",
        "envoy.extensions.transport_sockets.tls.cert_selectors.on_demand_secret.v3.Config",
        "envoy.type.v3.Int32Range",
        "udpa.type.v1.TypedStruct",
        "xds.type.v3.TypedStruct",
    ];

    [Fact]
    public void Every_message_and_enum_is_there_and_nothing_else()
    {
        using var api = JsonDocument.Parse(TestData.ReadText("envoy", "envoy-api.json"));
        var expected = api.RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        var found = AllMessages.Descriptors.Select(m => m.FullName).Concat(AllMessages.Enums.Select(e => e.FullName)).ToHashSet();
        Assert.Equal(305, expected.Count);
        Assert.True(found.Remove("envoy.config.route.v3.RouteAction"));   // only the container of nested messages
        found.ExceptWith(s_beyond);
        found.RemoveWhere(IsOfAFilter);
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    /// <summary>HTTP filters of a cluster and what they need; the list of the API has none of them.</summary>
    private static bool IsOfAFilter(string name) =>
        name.StartsWith("envoy.extensions.common.aws.v3.", StringComparison.Ordinal)
        || (name.StartsWith("envoy.extensions.filters.http.", StringComparison.Ordinal)
            && name.Split('.')[4] is "aws_lambda" or "aws_request_signing" or "gcp_authn" or "upstream_codec");

    [Fact]
    public void Every_field_is_as_upstream()
    {
        using var api = JsonDocument.Parse(TestData.ReadText("envoy", "envoy-api.json"));
        var messages = AllMessages.Descriptors.ToDictionary(m => m.FullName);
        var count = 0;
        foreach (var entry in api.RootElement.EnumerateObject().Where(e => e.Value.GetProperty("kind").GetString() == "message"))
        {
            var message = messages[entry.Name];
            Assert.Equal(entry.Value.GetProperty("file").GetString(), message.File.Name);
            var fields = entry.Value.GetProperty("fields").EnumerateArray().ToList();
            // The name of a health check is newer than the facts.
            var newer = entry.Name == "envoy.config.core.v3.HealthCheck" ? [27] : Array.Empty<int>();
            Assert.Equal(fields.Select(f => f.GetProperty("number").GetInt32()).Concat(newer).Order(), message.Fields.InFieldNumberOrder().Select(f => f.FieldNumber));
            foreach (var field in fields)
            {
                Compare(entry.Name, field, message.FindFieldByNumber(field.GetProperty("number").GetInt32()));
                count++;
            }
        }
        Assert.Equal(1011, count);
    }

    [Fact]
    public void Every_enum_value_is_as_upstream()
    {
        using var api = JsonDocument.Parse(TestData.ReadText("envoy", "envoy-api.json"));
        var enums = AllMessages.Enums.ToDictionary(e => e.FullName);
        foreach (var entry in api.RootElement.EnumerateObject().Where(e => e.Value.GetProperty("kind").GetString() == "enum"))
        {
            var expected = entry.Value.GetProperty("values").EnumerateArray().Select(v => (v[0].GetString()!, v[1].GetInt32()));
            Assert.Equal(expected, enums[entry.Name].Values.Select(v => (v.Name, v.Number)));
            Assert.Equal(entry.Value.GetProperty("file").GetString(), enums[entry.Name].File.Name);
        }
    }

    [Fact]
    public void Namespaces_of_our_own()
    {
        Assert.All(AllMessages.Descriptors, m => Assert.StartsWith("BackendDsl.Envoy.", m.ClrType.Namespace, StringComparison.Ordinal));
        Assert.Equal("BackendDsl.Envoy.Config.Cluster.V3", typeof(Config.Cluster.V3.Cluster).Namespace);
    }

    private static void Compare(string message, JsonElement expected, FieldDescriptor found)
    {
        var path = message + "." + expected.GetProperty("name").GetString();
        Assert.Equal(path, message + "." + found.Name);
        Assert.Equal((path, expected.GetProperty("repeated").GetBoolean()), (path, found.IsRepeated && !found.IsMap));
        Assert.Equal((path, expected.GetProperty("optional").GetBoolean()), (path, found.ContainingOneof is { IsSynthetic: true }));
        Assert.Equal((path, expected.GetProperty("oneof").GetString()), (path, found.RealContainingOneof?.Name));
        Assert.Equal((path, expected.GetProperty("deprecated").GetBoolean()), (path, found.GetOptions()?.Deprecated ?? false));
        Assert.Equal((path, expected.GetProperty("type").GetString()), (path, TypeName(found)));
    }

    private static string TypeName(FieldDescriptor field)
    {
        if (field.IsMap) return $"map<string,{TypeName(field.MessageType.FindFieldByNumber(2), field.ContainingType)}>";
        return TypeName(field, field.ContainingType);
    }

    private static string TypeName(FieldDescriptor field, MessageDescriptor within) => field.FieldType switch
    {
        FieldType.Message => Relative(field.MessageType.FullName, within.File.Package),
        FieldType.Enum => "enum " + Relative(field.EnumType.FullName, within.File.Package),
        var scalar => scalar.ToString().ToLowerInvariant(),
    };

    private static string Relative(string name, string package)
    {
        foreach (var prefix in new[] { package + ".", "google.protobuf." })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) return name[prefix.Length..];
        }
        return name;
    }
}
