using System.Diagnostics;
using BackendDsl.Generator.Tests.Harness;
using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Generator.Tests;

/// <summary>Every definition of the corpus, as a user would feed it.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_public_definition_compiles_without_a_warning() => CompilesClean("crds");

    [Fact]
    public void Every_adversarial_definition_compiles_without_a_warning() => CompilesClean("adversarial-crds");

    private void CompilesClean(string folder)
    {
        var watch = Stopwatch.StartNew();
        var run = Run.Generate(Corpus.Files(folder));
        var generated = watch.Elapsed;
        Corpus.Dump(run);
        run.Clean();
        var sources = run.Sources.Values;
        var types = run.Result.GeneratedTrees.Sum(t => t.GetRoot().DescendantNodes().Count(n => n is RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }));
        output.WriteLine($"{sources.Count()} kinds, {types} object types, {sources.Sum(s => s.Count(c => c == '\n'))} lines, {sources.Sum(s => s.Length)} characters, generated in {generated.TotalSeconds:F1} s");
    }
}
