using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Updates;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>What an apply makes of a manifest and the object that is there: what stays, what goes, and which lists are merged by a key.</summary>
public sealed class ManifestApplyTests
{
    private const string Stored = "metadata: {uid: u, generation: 1}";

    // Without a mark of the server the object before is the manifest before: what that one named and this one does not is gone.
    [Theory]
    [InlineData("{a: 1}", "{a: 1}", "{a: 1, b: 2}", "{a: 1, b: 2}")]
    [InlineData("{a: 1}", "{a: 1, b: 2}", "{a: 1, b: 2}", "{a: 1}")]
    [InlineData("{a: 3}", "{a: 1, b: 2}", "{a: 1, b: 2, c: 4}", "{a: 3, c: 4}")]
    [InlineData("{o: {a: 1}}", "{o: {a: 1, b: 2}}", "{o: {a: 1, b: 2, c: 3}}", "{o: {a: 1, c: 3}}")]
    [InlineData("{o: {}}", "{o: {b: 2}}", "{o: {b: 2, c: 3}}", "{o: {c: 3}}")]
    [InlineData("{o: null}", "{o: {b: 2}}", "{o: {b: 2, c: 3}}", "{o: null}")]
    [InlineData("{o: [1]}", "{o: {b: 2}}", "{o: {b: 2, c: 3}}", "{o: [1]}")]
    [InlineData("{args: [x]}", "{args: [y]}", "{args: [y, z]}", "{args: [x]}")]
    [InlineData("{}", "{}", "{}", "{}")]
    public void What_is_left_out_stays_unless_the_manifest_before_named_it(string manifest, string before, string stored, string expected) =>
        Same(expected, ManifestApply.Lay(Read(manifest), Read(before), Read(stored)));

    [Theory]
    [InlineData("[{name: a, image: y}]", "[{name: a, image: x}]", "[{name: a, image: x, tty: false}]", "[{name: a, image: y, tty: false}]")]
    [InlineData("[{name: a}]", "[{name: a}]", "[{name: side}, {name: a, tty: false}]", "[{name: a, tty: false}, {name: side}]")]
    [InlineData("[{name: a}]", "[{name: a}, {name: b}]", "[{name: a}, {name: b}, {name: side}]", "[{name: a}, {name: side}]")]
    [InlineData("[{name: b}, {name: a}]", "[{name: a}]", "[{name: a, tty: false}]", "[{name: b}, {name: a, tty: false}]")]
    [InlineData("[{name: a}]", "[{name: a, tty: true}]", "[{name: a, tty: true, image: i}]", "[{name: a, image: i}]")]
    [InlineData("[{name: a}]", "none", "[{name: a, tty: true}, {name: side}]", "[{name: a, tty: true}, {name: side}]")]
    [InlineData("[]", "[{name: a}]", "[{name: a}, {name: side}]", "[{name: side}]")]
    // Items that cannot be told apart: the list is the manifest's.
    [InlineData("[{name: a}, {name: a, tty: true}]", "[]", "[{name: side}]", "[{name: a}, {name: a, tty: true}]")]
    [InlineData("[{name: a}]", "[]", "[{name: side}, {name: side}]", "[{name: a}]")]
    [InlineData("[{name: a}, {image: x}]", "[]", "[{name: side}]", "[{name: a}, {image: x}]")]
    [InlineData("[{name: a}]", "[]", "[{image: x}]", "[{name: a}]")]
    [InlineData("[{name: null}]", "[]", "[{name: side}]", "[{name: null}]")]
    [InlineData("[a]", "[]", "[{name: side}]", "[a]")]
    public void Items_of_a_list_with_a_key_are_found_by_it(string manifest, string before, string stored, string expected) =>
        Same("{containers: " + expected + "}", ManifestApply.Lay(Read("{containers: " + manifest + "}"), Read("{containers: " + before + "}"), Read("{containers: " + stored + "}")));

    [Theory]
    [InlineData("spec: {ports: [{port: 80}]}", "spec: {ports: [{port: 80, nodePort: 30080}, {port: 81}]}", "spec: {ports: [{port: 80, nodePort: 30080}, {port: 81}]}")]
    [InlineData("spec: {ports: [{port: 80}]}", "spec: {ports: [{port: '80', nodePort: 30080}]}", "spec: {ports: [{port: 80}, {port: '80', nodePort: 30080}]}")]
    [InlineData("containers: [{name: a, ports: [{containerPort: 80}]}]", "containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]", "containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]")]
    [InlineData("initContainers: [{name: a, ports: [{containerPort: 80}]}]", "initContainers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]", "initContainers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]")]
    [InlineData("ingress: [{ports: [{port: 80}]}]", "ingress: [{ports: [{port: 80, protocol: TCP}]}]", "ingress: [{ports: [{port: 80}]}]")]
    [InlineData("ports: [{port: 80}]", "ports: [{port: 80, protocol: TCP}]", "ports: [{port: 80}]")]
    [InlineData("volumeMounts: [{mountPath: /a}]", "volumeMounts: [{mountPath: /a, name: v}, {mountPath: /b}]", "volumeMounts: [{mountPath: /a, name: v}, {mountPath: /b}]")]
    [InlineData("volumeDevices: [{devicePath: /a}]", "volumeDevices: [{devicePath: /b}]", "volumeDevices: [{devicePath: /a}, {devicePath: /b}]")]
    [InlineData("hostAliases: [{ip: 1.1.1.1}]", "hostAliases: [{ip: 2.2.2.2}]", "hostAliases: [{ip: 1.1.1.1}, {ip: 2.2.2.2}]")]
    [InlineData("topologySpreadConstraints: [{topologyKey: z}]", "topologySpreadConstraints: [{topologyKey: z, maxSkew: 1}]", "topologySpreadConstraints: [{topologyKey: z, maxSkew: 1}]")]
    [InlineData("ownerReferences: [{uid: a}]", "ownerReferences: [{uid: b}]", "ownerReferences: [{uid: a}, {uid: b}]")]
    [InlineData("conditions: [{type: a}]", "conditions: [{type: b}]", "conditions: [{type: a}, {type: b}]")]
    [InlineData("matchConditions: [{name: a}]", "matchConditions: [{name: b}]", "matchConditions: [{name: a}, {name: b}]")]
    [InlineData("secrets: [{name: a}]", "secrets: [{name: b}]", "secrets: [{name: a}, {name: b}]")]
    [InlineData("spec: {secrets: [{name: a}]}", "spec: {secrets: [{name: b}]}", "spec: {secrets: [{name: a}]}")]
    [InlineData("imagePullSecrets: [{name: a}]", "imagePullSecrets: [{name: b}]", "imagePullSecrets: [{name: a}]")]
    [InlineData("spec: {imagePullSecrets: [{name: a}]}", "spec: {imagePullSecrets: [{name: b}]}", "spec: {imagePullSecrets: [{name: a}, {name: b}]}")]
    [InlineData("tolerations: [{key: a}]", "tolerations: [{key: b}]", "tolerations: [{key: a}]")]
    public void Which_key_a_list_has_depends_on_where_it_stands(string manifest, string stored, string expected) =>
        Same(expected, ManifestApply.Lay(Read(manifest), default, Read(stored)));

    [Theory]
    [InlineData("strategy: {type: Recreate}", "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}", "strategy: {type: Recreate}")]
    [InlineData("updateStrategy: {type: OnDelete}", "updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 0}}", "updateStrategy: {type: OnDelete, rollingUpdate: {partition: 0}}")]
    [InlineData("volumes: [{name: v, configMap: {name: c}}]", "volumes: [{name: v, emptyDir: {}}, {name: w, emptyDir: {}}]", "volumes: [{name: v, configMap: {name: c}}, {name: w, emptyDir: {}}]")]
    [InlineData("volumes: [{name: v, configMap: {name: c}}]", "volumes: [{name: v, configMap: {name: d, defaultMode: 420}}]", "volumes: [{name: v, configMap: {name: c, defaultMode: 420}}]")]
    [InlineData("resourceClaims: [{name: v, resourceClaimName: c}]", "resourceClaims: [{name: v, resourceClaimTemplateName: t}]", "resourceClaims: [{name: v, resourceClaimName: c}]")]
    public void One_of_several_kinds_leaves_no_other_beside_it(string manifest, string stored, string expected) =>
        Same(expected, ManifestApply.Lay(Read(manifest), default, Read(stored)));

    [Fact]
    public void A_stored_object_remembers_what_was_applied()
    {
        var applied = JsonValue.Create("{\"spec\": {\"a\": 1, \"b\": 2}}").ToJsonString();
        var stored = Read($"{{{Stored.Replace("}", ", annotations: {kubectl.kubernetes.io/last-applied-configuration: " + applied + "}}", StringComparison.Ordinal)}, spec: {{a: 1, b: 2, c: 3}}}}");
        Assert.Equal("{\"a\":9,\"c\":3}", GoText.Json(ManifestApply.Lay(Read("spec: {a: 9}"), stored, stored).Object["spec"]));

        // Without what was applied, or where it cannot be read, all of it may be somebody else's.
        foreach (var memory in new[] { "", ", annotations: {}", ", annotations: {kubectl.kubernetes.io/last-applied-configuration: 5}", ", annotations: {kubectl.kubernetes.io/last-applied-configuration: '[1]'}", ", annotations: {kubectl.kubernetes.io/last-applied-configuration: ''}" })
        {
            stored = Read($"{{{Stored.Replace("}", memory + "}", StringComparison.Ordinal)}, spec: {{a: 1, b: 2}}}}");
            Assert.Equal("{\"a\":9,\"b\":2}", GoText.Json(ManifestApply.Lay(Read("spec: {a: 9}"), stored, stored).Object["spec"]));
        }
    }

    [Fact]
    public void An_object_that_was_read_back_is_sent_as_it_is() =>
        Same("{" + Stored + ", spec: {a: 1}}", ManifestApply.Lay(Read("{" + Stored + ", spec: {a: 1}}"), default, Read("{" + Stored + ", spec: {a: 1, b: 2}}")));

    [Theory]
    [InlineData("{metadata: {uid: u, generation: 1}}", true)]
    [InlineData("{metadata: {uid: u, resourceVersion: '1'}}", true)]
    [InlineData("{metadata: {uid: u, creationTimestamp: '2026-01-01T00:00:00Z'}}", true)]
    [InlineData("{metadata: {uid: u, creationTimestamp: null}}", false)]
    [InlineData("{metadata: {uid: u, labels: {a: b}}}", false)]
    [InlineData("{metadata: {uid: 5, generation: 1}}", false)]
    [InlineData("{metadata: {generation: 1, resourceVersion: '1'}}", false)]
    [InlineData("{metadata: [u]}", false)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    public void A_server_leaves_its_marks(string value, bool isStored) => Assert.Equal(isStored, ManifestApply.IsStored(Read(value)));

    [Fact]
    public void What_may_have_more_members_is_sent_as_it_is_known()
    {
        var members = new FlatObject(1, isComplete: false);
        members.Add("a", Value.Of(1L));
        var sent = ManifestApply.Lay(Value.Of(members), default, Read("{a: 1, b: 2}"));
        Assert.True(sent.Object["b"].IsAbsent);
        Assert.False(sent.Object.IsComplete);
        var list = new FlatObject(1, isComplete: true);
        list.Add("containers", Value.Of(new FlatArray([Read("{name: a}")], isComplete: false)));
        sent = ManifestApply.Lay(Value.Of(list), default, Read("{containers: [{name: b}]}"));
        Assert.Equal((1, false), (sent.Object["containers"].Array.Count, sent.Object["containers"].Array.IsComplete));
    }

    private static void Same(string expected, Value actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(GoText.Json(Read(expected))), JsonNode.Parse(GoText.Json(actual))), GoText.Json(actual));

    private static Value Read(string text) => DocumentReader.Read(text).Documents[0].Root;
}
