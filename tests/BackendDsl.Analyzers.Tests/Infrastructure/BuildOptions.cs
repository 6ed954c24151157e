using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Infrastructure;

/// <summary>What the build says of each file, and build properties.</summary>
internal sealed class BuildOptions(IReadOnlyDictionary<string, string> items, IReadOnlyDictionary<string, string>? properties = null, string? space = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(new Dictionary<string, string> { ["KgatewayRelease"] = "*" }.Concat(properties ?? new Dictionary<string, string>())
            .GroupBy(p => p.Key).ToDictionary(p => "build_property." + p.Key, p => p.Last().Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var values = new Dictionary<string, string>();
        if (items.TryGetValue(textFile.Path, out var item))
            values.Add("build_metadata.AdditionalFiles.BackendDslItem", item);
        if (space is not null)
            values.Add("build_metadata.AdditionalFiles.BackendDslNamespace", space);
        return new Options(values);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.GetValueOrDefault(key)!;
            return value is not null;
        }
    }
}
