namespace BackendDsl.Tool.CommandLine;

/// <summary>Examples for each verb's help; the tests run them.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, IReadOnlyList<(string Line, string What)>> s_examples = new(StringComparer.Ordinal)
    {
        ["validate"] =
        [
            ("backenddsl validate --crd crds -f deploy", "every manifest below deploy/, by the definitions in crds/"),
            ("helm template ./chart | backenddsl validate --crd crds -f -", "what a chart renders"),
            ("backenddsl validate --policy policies -f deploy -o text -o sarif=out.sarif", "company policies too, and a file for code scanning"),
        ],
        ["translate"] =
        [
            ("backenddsl translate -f deploy", "the clusters that kgateway programs"),
            ("backenddsl translate -f deploy --kgateway 2.1 -o json", "as release 2.1 would, in the form of a config dump"),
        ],
        ["verify"] =
        [
            ("backenddsl verify --config-dump dump.json -f deploy", "a dump that was saved"),
            ("backenddsl verify --live --wait 30s -f deploy", "the gateway behind a forwarded port, after a deployment"),
        ],
        ["test"] =
        [
            ("backenddsl test tests/rules.yaml --crd crds --policy policies", "each case's object judged, and compared with what it expects"),
            ("backenddsl test tests --update", "write what is into the tables"),
        ],
        ["envoy"] =
        [
            ("backenddsl envoy clusters.json", "clusters, a bootstrap or a config dump"),
            ("backenddsl translate -f deploy -o json | backenddsl envoy - --envoy-version 1.37", "what a gateway programs, as Envoy 1.37 would take it"),
        ],
        ["crd-diff"] =
        [
            ("backenddsl crd-diff old/crd.yaml new/crd.yaml", "every change of the definition"),
            ("backenddsl crd-diff old new --used-by deploy -o markdown", "which of our manifests break, for a pull request"),
        ],
        ["preview"] =
        [
            ("backenddsl preview src/Edge", "a project, anew after each build"),
            ("backenddsl preview -f deploy --config-dump dump.json", "manifests, compared with what a gateway runs"),
        ],
        ["explain"] =
        [
            ("backenddsl explain BDSL1002", "what a diagnostic means, and what to do"),
            ("backenddsl explain backendconfigpolicy.spec.loadBalancer", "type, limits, rules and members of a field"),
            ("backenddsl explain --log gateway.log -f deploy", "which cluster, rule and policy field a NACK is about"),
        ],
        ["completion"] =
        [
            ("backenddsl completion bash > ~/.local/share/bash-completion/completions/backenddsl", "for bash"),
            ("backenddsl completion man > backenddsl.1", "the manual page"),
        ],
        ["crd"] =
        [
            ("backenddsl crd add https://example.com/v1.2.0/crds.yaml", "from an address, into crds/"),
            ("backenddsl crd add oci://registry.example.com/charts/widget:1.2.0", "the crds/ of a chart"),
            ("backenddsl crd update --locked", "in a pipeline: fail where a source is no longer what was locked"),
        ],
        ["import"] =
        [
            ("backenddsl import -f deploy --out Manifests.cs", "every manifest below deploy/ as C# code"),
            ("kubectl get backendconfigpolicy web -o yaml | backenddsl import -f - --csharp-namespace Shop", "one of a cluster, printed"),
        ],
        ["upgrade"] =
        [
            ("backenddsl upgrade --from 2.3 --to 2.4 -f deploy", "what changes with the next release"),
            ("backenddsl upgrade --from 2.3 --to 2.4 -f deploy -o markdown", "the same, for a pull request"),
        ],
        ["cel"] =
        [
            ("backenddsl cel '1 + 1 == 2'", "an expression without data"),
            ("backenddsl cel 'self.replicas <= 5' --data widget.yaml --explain", "over an object, with the value of each part"),
        ],
    };

    /// <summary>The examples of a verb.</summary>
    public static IReadOnlyList<(string Line, string What)> Of(string path) => s_examples.GetValueOrDefault(path) ?? [];
}
