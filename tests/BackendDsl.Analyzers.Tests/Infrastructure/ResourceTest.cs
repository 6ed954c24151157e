using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Infrastructure;

/// <summary>Code with marked spans, judged by the resource analyzer.</summary>
internal sealed class ResourceTest : CSharpAnalyzerTest<ResourceAnalyzer, DefaultVerifier>
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using BackendDsl;
        global using BackendDsl.Kgateway.V1Alpha1;
        global using BackendDsl.Models;
        global using k8s.Models;
        """;

    public ResourceTest(string code)
    {
        ReferenceAssemblies = References.None;
        TestState.AdditionalReferences.AddRange(References.WithKgateway);
        TestState.Sources.Add(Usings);
        TestState.Sources.Add(code);
        // What is of an older release only is information; tests that are about it say so.
        DisabledDiagnostics.Add("BDSL4090");
        // The policies of most tests are about one field and have no targets.
        DisabledDiagnostics.Add("BDSL4032");
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        // The types are one for all releases of kgateway; tests that are about one say so.
        WithProperty("KgatewayRelease", "*");
        // The framework would wrap the code in pragmas of its own; those of the tests are to count.
        TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
    }

    /// <summary>Judges a whole file.</summary>
    public static Task File(string code) => new ResourceTest(code).Run();

    /// <summary>Judges what is called on the builder <c>s</c> of a policy's spec, in a complete and otherwise valid policy.</summary>
    public static Task Spec(string calls) => File(Policy(calls));

    public static string Policy(string calls) =>
        $$"""
        static class Code
        {
            static string Text(string s) => Environment.MachineName + s;
            static T It<T>(T value) => value;
            static object Policy(bool flag, string text, int number, string[] names) => BackendConfigPolicy.New("p", @namespace: "n")
                .Spec(s => { {{calls}} })
                .Build();
        }
        """;

    /// <summary>Adds a file that the project names by an item.</summary>
    public ResourceTest With(string path, string item, string text)
    {
        TestState.AdditionalFiles.Add(("/0/" + path, text));
        TestState.AnalyzerConfigFiles.Add(("/" + path + ".globalconfig", $"is_global = true\n[/0/{path}]\nbuild_metadata.AdditionalFiles.BackendDslItem = {item}\n"));
        return this;
    }

    /// <summary>Sets a build property that the compiler sees.</summary>
    public ResourceTest WithProperty(string name, string value)
    {
        var path = "/" + name + ".globalconfig";
        foreach (var file in TestState.AnalyzerConfigFiles.Where(f => f.filename == path).ToList())
            TestState.AnalyzerConfigFiles.Remove(file);
        TestState.AnalyzerConfigFiles.Add((path, $"is_global = true\nbuild_property.{name} = {value}\n"));
        return this;
    }

    public Task Run() => RunAsync(TestContext.Current.CancellationToken);

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new ResourceAnalyzer(), new ManifestAnalyzer(), new PolicyMethodAnalyzer(), new ManifestMemberAnalyzer(), new LostWriteAnalyzer()];

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
