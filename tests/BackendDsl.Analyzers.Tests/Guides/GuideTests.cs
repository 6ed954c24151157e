using System.Text.RegularExpressions;
using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Analyzers.Tests.Guides;

/// <summary>The guides: every snippet of C# compiles, and the compiler's checks have nothing against it but what the guide says.</summary>
public partial class GuideTests
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using BackendDsl;
        global using BackendDsl.Kgateway.V1Alpha1;
        global using BackendDsl.Models;
        global using BackendDsl.Testing;
        global using BackendDsl.Validation;
        global using k8s;
        global using k8s.Models;
        global using Xunit;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    public static TheoryData<string> Guides() => ["writing-resources.md", "policies-and-tests.md", "migrating.md"];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Every_snippet_compiles(string guide)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(TestData.RepositoryRoot, "docs", guide), TestContext.Current.CancellationToken);
        var snippets = Fence().Matches(text).Select(m => m.Groups["code"].Value).ToList();
        Assert.NotEmpty(snippets);
        var before = new List<string>();
        foreach (var snippet in snippets)
        {
            var failures = new List<string>();
            var form = Forms(snippet).FirstOrDefault(f => Compiles(before, f, failures));
            Assert.True(form is not null, $"{guide}: this compiles in no form:\n{snippet}\n{string.Join("\n", failures.Take(12))}");

            // What a guide declares it goes on to use.
            if (TypeDeclaration().IsMatch(snippet))
                before.Add(form);
            if (!snippet.Contains("// BDSL", StringComparison.Ordinal))
            {
                var told = await AnalyzerRun.RunAsync(Compilation([.. before.Where(b => b != form), form]));
                Assert.DoesNotContain(told, d => d.Severity == DiagnosticSeverity.Error);
            }
        }
    }

    private static bool Compiles(IEnumerable<string> before, string form, List<string> failures)
    {
        var errors = Compilation([.. before, form]).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ToList();
        failures.AddRange(errors);
        return errors.Count == 0;
    }

    /// <summary>A snippet is a file, members of a class, statements, or an expression.</summary>
    private static IEnumerable<string> Forms(string snippet)
    {
        const string given = "BackendConfigPolicy policy, V1Service service";
        yield return snippet;
        yield return $"static partial class Example\n{{\n{snippet}\n}}\n";
        yield return $"static partial class Example\n{{\n    static void Run()\n    {{\n{snippet}\n    }}\n}}\n";
        yield return $"static partial class Example\n{{\n    static object? Run({given})\n    {{\n{snippet}\n    }}\n}}\n";
        yield return $"static partial class Example\n{{\n    static object Run({given}) =>\n{snippet.TrimEnd().TrimEnd(';')};\n}}\n";
    }


    private static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Guide",
        sources.Prepend(Usings).Select((s, i) => CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(s, System.Text.Encoding.UTF8), s_parse, $"/0/Guide{i}.cs")),
        [
            .. References.WithKgateway,
            MetadataReference.CreateFromFile(typeof(BackendDsl.Testing.AssertPolicy).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location),
        ],
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^public (static )?class ", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}
