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
        ["cel"] =
        [
            ("backenddsl cel '1 + 1 == 2'", "an expression without data"),
            ("backenddsl cel 'self.replicas <= 5' --data widget.yaml --explain", "over an object, with the value of each part"),
        ],
    };

    /// <summary>The examples of a verb.</summary>
    public static IReadOnlyList<(string Line, string What)> Of(string path) => s_examples.GetValueOrDefault(path) ?? [];
}
