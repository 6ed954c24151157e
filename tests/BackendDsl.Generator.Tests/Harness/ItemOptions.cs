using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>The options the build would give the compiler for our files.</summary>
internal sealed class ItemOptions(string rootNamespace = "Test") : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new() { ["build_property.RootNamespace"] = rootNamespace });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is TextFile file
        ? new Options(new()
        {
            ["build_metadata.AdditionalFiles.BackendDslItem"] = file.Item,
            ["build_metadata.AdditionalFiles.BackendDslNamespace"] = file.Namespace,
            ["build_metadata.AdditionalFiles.BackendDslKinds"] = file.Kinds,
            ["build_metadata.AdditionalFiles.BackendDslNames"] = file.Names,
            ["build_metadata.AdditionalFiles.BackendDslAccess"] = file.Access,
            ["build_metadata.AdditionalFiles.BackendDslStatus"] = file.Status,
        })
        : new Options([]);

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.GetValueOrDefault(key)!;
            return value is not null;
        }
    }
}
