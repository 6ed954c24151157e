using System.Text;
using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using Google.Protobuf;

namespace BackendDsl.Fuzz;

/// <summary>Every reader of texts that come from somebody else. What a reader says it throws is its answer; all else is a fault.</summary>
internal static class FuzzTargets
{
    private const int Documents = 3;

    private static readonly CelEnvironment s_cel = CelEnvironment.Create().WithVariable("self", CelType.Dyn).WithVariable("oldSelf", CelType.Dyn);

    private static readonly Value s_self = DocumentReader.ReadOne("{a: 1, b: [1, 2, {c: d}], s: text, m: {k: v}, n: null, f: 1.5, t: true}");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("yaml", b => Document(Text(b)), "---\n", "- ", ": ", "&a ", "*a", "<<: ", "|\n", ">-\n", "\"", "'", "[", "]", "{", "}", "!!str ", "#", "\\u0000", "0x", ".inf", "1e-400", "~"),
        new("json", b => Document("{\"a\":" + Text(b) + "}"), "{", "}", "[", "]", ",", ":", "\"", "\\u00", "\\ud800", "1e400", "-0", "null", "true"),
        new("definition", b => Definition(Text(b)), "openAPIV3Schema:", "properties:", "type: object", "x-kubernetes-validations:", "rule: ", "pattern: ", "items:", "default: ", "maxItems: ", "allOf:", "x-kubernetes-list-type: map"),
        new("cel", b => Expression(Text(b)), "self", "self.b", ".map(x, x)", ".all(x, ", ".exists(", "has(", "==", "&&", "||", "? ", "'", "[", "]", "{", "}", "in ", "size(", "int(", "duration(", "timestamp(", ".matches(", "9223372036854775807", "-", ".format(", "quantity(", "cidr(", "url(", "semver("),
        new("policy", b => Policy(Text(b)), "kind: ValidatingAdmissionPolicy", "validations:", "expression: ", "variables:", "matchConstraints:", "resourceRules:", "object.", "params", "messageExpression: ", "auditAnnotations:"),
        new("schema", b => Compact(Text(b)), "{\"v\":1,\"d\":[", "\"r\":0", "{\"t\":\"object\"", "\"p\":{", "],"),
        new("dump", b => Dump(b), "\"configs\":[", "\"@type\":\"type.googleapis.com/envoy.admin.v3.ClustersConfigDump\"", "\"dynamic_active_clusters\":[", "\"cluster\":{", "\"name\":\"a\"", "\"static_clusters\":", "\"error_state\":"),
        new("envoy-json", b => Cluster(Text(b), yaml: false), "\"typed_config\":{", "\"@type\":\"type.googleapis.com/", "\"name\":", "\"connect_timeout\":\"5s\"", "\"health_checks\":[", "\"value\":", "NaN", "\"type\":\"STATIC\""),
        new("envoy-yaml", b => Cluster(Text(b), yaml: true), "typed_config:", "'@type': type.googleapis.com/", "name: ", "connect_timeout: 5s", "health_checks:", "!ignore ", "&a ", "*a"),
        new("wire", b => Wire(b), "\n\u0001c", "\u0012", "\u00ff\u00ff\u00ff\u00ff\u000f", "type.googleapis.com/envoy.config.cluster.v3.Cluster"),
        new("nack", b => EnvoyNack.Read(Text(b)), "Error adding/updating cluster(s) ", ": ", ", ", "Proto constraint validation failed (", "ValidationError.", "goo.gle/debugstr", "\\\"", "embedded message failed validation | caused by "),
        new("values", b => Values(Text(b)), "1h", "ms", "Ki", "e400", "0.", "-", "::", "/32", "2026-01-01T00:00:00Z", "1.2.3-", "P", "Ei"),
    ];

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>
    /// What was read can be written, and what was written is written again as it was. (The first time a whole number that JSON holds as a float becomes
    /// an integer, as it does for a server that is given YAML.)
    /// </summary>
    private static void Document(string text)
    {
        var set = DocumentReader.Read(text);
        foreach (var document in set.Documents.Take(Documents))
        {
            if (document.Root.Kind != ValueKind.Object) continue;
            var written = Manifests.ManifestWriter.ToYaml(DocumentReader.ReadOne(Manifests.ManifestWriter.ToYaml(document.Root.Object)).Object);
            var again = Manifests.ManifestWriter.ToYaml(DocumentReader.ReadOne(written).Object);
            if (again != written) throw new InvalidOperationException($"written twice it is another text:\n{written}\n{again}");
        }
    }

    private static void Definition(string text)
    {
        var set = CustomResourceDefinitionReader.Read(text);
        foreach (var definition in set.Definitions.Take(Documents))
        {
            CrdAcceptance.Check(definition);
            foreach (var schema in definition.Versions.Take(Documents).Select(v => v.Schema).OfType<SchemaNode>())
            {
                var compact = CompactSchema.Create(schema);
                if (CompactSchema.Write(CompactSchema.Read(compact.Text)) != compact.Text) throw new InvalidOperationException("the compact form reads as another schema");
            }
        }
    }

    private static void Expression(string text)
    {
        if (!CelExpression.TryCompile(text, s_cel, out var expression, out _)) return;
        expression!.Evaluate(s_self, s_self);
        CelCost.Estimate(expression, null);
    }

    private static void Policy(string text)
    {
        var set = PolicySet.Read([text]);
        set.Evaluate(AdmissionRequest.Create(s_self, "widgets"));
    }

    private static void Compact(string text)
    {
        try
        {
            CompactSchema.Parse(text);
        }
        catch (FormatException)
        {
        }
    }

    private static void Dump(byte[] bytes)
    {
        try
        {
            ConfigDump.Parse(Text(bytes));
        }
        catch (EnvoyJsonException)
        {
        }

        try
        {
            using var stream = new MemoryStream(bytes);
            ConfigDump.Read(stream, new HashSet<string>(StringComparer.Ordinal) { "a" });
        }
        catch (EnvoyJsonException)
        {
        }
    }

    private static void Cluster(string text, bool yaml)
    {
        try
        {
            var cluster = yaml ? EnvoyJson.ParseYaml<Cluster>(text) : EnvoyJson.Parse<Cluster>(text);
            Evaluate(cluster);
            var written = EnvoyJson.Format(cluster);
            if (!EnvoyJson.Parse<Cluster>(written).Equals(cluster)) throw new InvalidOperationException("what was written reads as another cluster:\n" + written);
        }
        catch (EnvoyJsonException)
        {
        }
    }

    private static void Wire(byte[] bytes)
    {
        Cluster cluster;
        try
        {
            cluster = Envoy.Config.Cluster.V3.Cluster.Parser.ParseFrom(bytes);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            // Of the library: the second one for a tag of zero.
            return;
        }

        Evaluate(cluster);
        try
        {
            EnvoyJson.Format(cluster);
        }
        catch (EnvoyJsonException)
        {
        }
    }

    private static void Evaluate(Cluster cluster)
    {
        var judged = ClusterChecks.Evaluate(cluster);
        _ = judged.Nack;
    }

    private static void Values(string text)
    {
        if (Quantity.TryParse(text, out var quantity))
        {
            var written = quantity.ToString();
            if (!Quantity.TryParse(written, out var again) || again.CompareTo(quantity) != 0 || again.GetHashCode() != quantity.GetHashCode()) throw new InvalidOperationException($"{text}: {written} is another quantity");
        }

        _ = GoDuration.TryParse(text, out _, out _);
        _ = GoDuration.TryParseLenient(text, out _);
        _ = Rfc3339.TryParse(text, out _);
        _ = SemVer.TryParse(text, out _, out _);
        _ = SemVer.TryParseNormalized(text, out _, out _);
        _ = Cidr.TryParse(text, out _, out _);
        _ = IpAddress.TryParse(text, out _, out _);
        _ = GoUrl.TryParse(text, out _, out _);
        _ = GoNumber.TryParseDouble(text, out _);
        _ = GoNumber.TryParseInt64(text, out _);
        _ = KubernetesVersion.TryParse(text, out _);
    }
}
