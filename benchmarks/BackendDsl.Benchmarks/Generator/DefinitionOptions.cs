using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Benchmarks.Generator;

/// <summary>What the build tells the compiler of our files.</summary>
internal sealed class DefinitionOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Options s_file = new(new() { ["build_metadata.AdditionalFiles.BackendDslItem"] = "CustomResourceDefinition" });
    private static readonly Options s_none = new([]);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new() { ["build_property.RootNamespace"] = "Bench" });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_file;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.GetValueOrDefault(key)!;
            return value is not null;
        }
    }
}
