using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>What a run gave.</summary>
internal sealed record GeneratorRun(CSharpCompilation Compilation, GeneratorDriverRunResult Result)
{
    /// <summary>What the generator told.</summary>
    public IReadOnlyList<Diagnostic> Problems => Result.Diagnostics;

    /// <summary>Sources by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>What the compiler says of the result, hidden diagnostics left out.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics() =>
        [.. Compilation.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden)];

    /// <summary>Asserts that neither the compiler nor the generator has anything to say.</summary>
    public GeneratorRun Clean()
    {
        var exception = Result.Results.Single().Exception;
        Assert.True(exception is null, exception?.ToString());
        Assert.DoesNotContain(Problems, p => p.Severity >= DiagnosticSeverity.Warning);
        var diagnostics = CompilerDiagnostics();
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics.Take(10)));
        return this;
    }

    /// <summary>The compiled result.</summary>
    public byte[] Image()
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return stream.ToArray();
    }

    /// <summary>The printed sources compiled as a release is: optimised, with documentation, and with symbols that carry the sources.</summary>
    public (byte[] Image, string Documentation) Release()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release, deterministic: true);
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var attributes = CSharpSyntaxTree.ParseText("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]", parse, "Attributes.cs", System.Text.Encoding.UTF8);
        var printed = Compilation.SyntaxTrees.Skip(Compilation.SyntaxTrees.Length - Result.GeneratedTrees.Length).ToList();
        var compilation = CSharpCompilation.Create(Compilation.AssemblyName, [attributes, .. printed], Compilation.References, options);
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = compilation.Emit(image, xmlDocumentationStream: documentation, embeddedTexts: printed.Select(static t => EmbeddedText.FromSource(t.FilePath, t.GetText())),
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded, highEntropyVirtualAddressSpace: true));
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return (image.ToArray(), System.Text.Encoding.UTF8.GetString(documentation.ToArray()));
    }

    /// <summary>Loads the compiled result.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream(Image());
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(stream);
    }
}
