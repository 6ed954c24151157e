using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Fixes;

/// <summary>Code before and after a fix; fixing all at once must end the same.</summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<ResourceAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using BackendDsl.Kgateway.V1Alpha1;
        """;

    public static Task Spec(string before, string after, Action<FixTest<TFix>>? change = null)
    {
        var test = new FixTest<TFix>();
        test.TestState.Sources.Add(Usings);
        test.TestState.Sources.Add(ResourceTest.Policy(before));
        test.FixedState.Sources.Add(Usings);
        test.FixedState.Sources.Add(ResourceTest.Policy(after));
        change?.Invoke(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    public FixTest()
    {
        ReferenceAssemblies = References.None;
        TestState.AdditionalReferences.AddRange(References.WithKgateway);
        FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        CodeActionValidationMode = CodeActionValidationMode.None;
        DisabledDiagnostics.Add("BDSL4090");
        DisabledDiagnostics.Add("BDSL4032");
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        DisabledDiagnostics.Add("BDSL4034");
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
