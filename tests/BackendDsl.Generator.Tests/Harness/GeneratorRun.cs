using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    /// <summary>Loads the compiled result.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream(Image());
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(stream);
    }
}
