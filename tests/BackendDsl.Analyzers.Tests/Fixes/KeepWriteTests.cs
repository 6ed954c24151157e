using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Fixes;

/// <summary>A write into a copy becomes a changed resource.</summary>
public class KeepWriteTests
{
    [Theory]
    [InlineData("{|BDSL1020:p.Metadata.Name|} = \"x\";", "p = p.ToBuilder().Metadata(m => m.Name = \"x\").Build();", 0)]
    [InlineData("{|BDSL1020:p.Metadata.Labels[\"a\"]|} = \"b\";", "p = p.ToBuilder().Labels((\"a\", \"b\")).Build();", 0)]
    [InlineData("{|BDSL1020:p.SetLabel(\"a\", \"b\")|};", "p = p.ToBuilder().Labels((\"a\", \"b\")).Build();", 0)]
    [InlineData("{|BDSL1020:p.SetAnnotation(\"a\", \"b\")|};", "p = p.ToBuilder().Annotations((\"a\", \"b\")).Build();", 0)]
    [InlineData("{|BDSL1020:p.Metadata.Labels.Remove(\"a\")|};", "p = p.ToBuilder().Metadata(m => m.Labels.Remove(\"a\")).Build();", 0)]
    [InlineData("{|BDSL1020:p.Metadata.Name|} = \"x\";", "var metadata = p.Metadata;\n        metadata.Name = \"x\";\n        p = p with { Metadata = metadata };", 1)]
    public Task A_write_is_kept(string before, string after, int offer)
    {
        var test = new Test { CodeActionIndex = offer };
        string Code(string statement) => $"using BackendDsl.Kgateway.V1Alpha1;\nusing k8s.Models;\n\nstatic class Code\n{{\n    static object It(BackendConfigPolicy p)\n    {{\n        {statement}\n        return p;\n    }}\n}}\n";
        test.TestState.Sources.Add(Code(before));
        test.FixedState.Sources.Add(Code(after));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpCodeFixTest<LostWriteAnalyzer, KeepWriteFix, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = References.None;
            TestState.AdditionalReferences.AddRange(References.WithKgateway);
            CodeActionValidationMode = CodeActionValidationMode.None;
            CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);
    }
}
