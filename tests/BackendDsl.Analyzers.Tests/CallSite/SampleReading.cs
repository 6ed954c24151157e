using System.Text;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Tests.CallSite;

/// <summary>Reads the expression marked in a piece of code and prints what is known of it.</summary>
internal static class SampleReading
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    private static readonly CSharpCompilation s_sample = CSharpCompilation.Create(
        "Sample",
        [
            CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;", s_parse),
            .. Directory.GetFiles(Path.Combine(TestData.RepositoryRoot, "tests", "BackendDsl.Tests", "Sample"), "*.cs")
                .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), s_parse)),
        ],
        References.Runtime,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Reads the expression that is assigned to <c>it</c> in the body of a method.</summary>
    public static string Read(string body, string members = "")
    {
        var tree = CSharpSyntaxTree.ParseText(
            $$"""
            using BackendDsl.Models;
            using BackendDsl.Tests.Sample;
            using k8s.Models;
            static class Code
            {
                {{members}}
                static void Run(string text, int number, bool flag, string[] many, WidgetSpec.Builder given)
                {
                    {{body}}
                }
                static void Elsewhere(object o) { }
                static string Hidden() => Environment.MachineName;
            }
            """,
            s_parse);
        var compilation = s_sample.AddSyntaxTrees(tree);
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));

        var model = compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(m => m.Identifier.Text == "Run");
        var operation = model.GetOperation(method.Body!)!;
        var it = operation.Descendants().OfType<IVariableDeclaratorOperation>().Single(d => d.Symbol.Name == "it");
        var root = it.Initializer!.Value;
        while (root is IConversionOperation { IsImplicit: true } conversion)
            root = conversion.Operand;
        var reader = new CallSiteReader(ModelCatalog.Create(compilation)!, new ProjectCode(compilation), [operation]);
        var read = reader.ReadRoot(root);
        return read is null ? "nothing" : Print(Value.Of(read));
    }

    private static string Print(Value value, CallSitePlace? place = null)
    {
        var text = value.Kind switch
        {
            ValueKind.String => "'" + value.String + "'",
            ValueKind.Object => Print((CallSiteObject)value.Object),
            ValueKind.Array => Print((CallSiteArray)value.Array),
            ValueKind.Unknown => "?",
            ValueKind.MaybeAbsent => "??",
            ValueKind.Absent => "-",
            _ => value.ToString(),
        };
        return place?.Choices is { Count: > 0 } choices ? text + "(" + string.Join("|", choices.Select(c => Print(c.Value, c))) + ")" : text;
    }

    private static string Print(CallSiteObject target)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < target.Count; i++)
        {
            if (target.NameAt(i) is "apiVersion" or "kind" && target.Find("metadata") is not null)
                continue;
            text.Append(text.Length > 1 ? ", " : "").Append(target.NameAt(i)).Append(": ").Append(Print(target.ValueAt(i), target.PlaceAt(i)));
        }

        return text + (target.IsComplete ? "}" : text.Length > 1 ? ", ...}" : "...}");
    }

    private static string Print(CallSiteArray target)
    {
        var items = Enumerable.Range(0, target.Count).Select(i => Print(target[i], target.PlaceAt(i)))
            .Concat((target.Possible ?? []).Select(p => Print(p.Value, p) + "?"));
        return "[" + string.Join(", ", items) + (target.IsComplete ? "]" : target.Count + (target.Possible?.Count ?? 0) > 0 ? ", ...]" : "...]");
    }
}
