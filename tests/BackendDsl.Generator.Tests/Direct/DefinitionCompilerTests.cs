using System.Xml.Linq;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.DefinitionCompiler;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace BackendDsl.Generator.Tests.Direct;

/// <summary>What is compiled directly is what the C# compiler makes of the printed source.</summary>
public sealed class DefinitionCompilerTests
{
    public static TheoryData<string> Sets => ["cases", "crds", "adversarial-crds"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_type_says_what_the_compiler_would_make_it_say(string set)
    {
        var (ours, compiled) = Both(set);
        var expected = AssemblyText.Of(compiled.Image);
        var actual = AssemblyText.Of(ours.Image);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.True(expected.Count > 40, $"{expected.Count} types");
        foreach (var (name, text) in expected)
            Assert.True(text == actual[name], $"{name}\nexpected\n{Difference(text, actual[name])}");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_compiler_that_refers_to_it_sees_the_same_members_and_the_same_nullability(string set)
    {
        var (ours, compiled) = Both(set);
        var expected = SymbolText.Of(compiled.Image, Run.References);
        Assert.Contains(expected, static line => line.Contains('?'));
        Assert.Equal(expected, SymbolText.Of(ours.Image, Run.References));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Documentation_says_the_same_of_every_member(string set)
    {
        var (ours, compiled) = Both(set);
        var expected = Members(compiled.Documentation);
        var actual = Members(ours.Documentation);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, text) in expected)
            Assert.Equal((name, text), (name, actual[name]));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Symbols_carry_the_sources_and_lead_to_the_same_places(string set)
    {
        var (ours, compiled) = Both(set);
        var expected = SymbolPoints.Of(compiled.Image, out var expectedSources);
        var actual = SymbolPoints.Of(ours.Image, out var actualSources);
        Assert.Equal(expected.Select(static p => p.Key + " " + p.Value), actual.Select(static p => p.Key + " " + p.Value));
        Assert.True(expectedSources.Remove("Attributes.cs"));
        Assert.Equal(expectedSources.Select(static s => Path.GetFileName(s.Key)), actualSources.Select(static s => Path.GetFileName(s.Key)));
        Assert.Equal(expectedSources.Values, actualSources.Values);
    }

    private static readonly Dictionary<string, ((byte[] Image, string Documentation) Ours, (byte[] Image, string Documentation) Compiled)> s_made = [];

    private static ((byte[] Image, string Documentation) Ours, (byte[] Image, string Documentation) Compiled) Both(string set)
    {
        lock (s_made)
        {
            if (!s_made.TryGetValue(set, out var both))
                s_made.Add(set, both = Make(set));
            return both;
        }
    }

    private static ((byte[], string), (byte[], string)) Make(string set)
    {
        var files = Files(set);
        var run = Run.Generate(files);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release, deterministic: true);
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var attributes = CSharpSyntaxTree.ParseText("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")][assembly: System.Reflection.AssemblyMetadata(\"IsTrimmable\", \"True\")]", parse, "Attributes.cs", System.Text.Encoding.UTF8);
        var compilation = CSharpCompilation.Create("Generated", [attributes, .. run.Compilation.SyntaxTrees.Skip(run.Compilation.SyntaxTrees.Length - run.Sources.Count)], Run.References, options);
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = compilation.Emit(image, xmlDocumentationStream: documentation, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded, highEntropyVirtualAddressSpace: true),
            embeddedTexts: compilation.SyntaxTrees.Skip(1).Select(static t => EmbeddedText.FromSource(t.FilePath, t.GetText())));
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(5)));

        var folder = Directory.CreateTempSubdirectory("definitions");
        try
        {
            var compile = new CompileOptions { AssemblyName = "Generated", Output = Path.Combine(folder.FullName, "Generated.dll") };
            compile.References.AddRange(ReferencePaths.All);
            compile.Attributes.Add(["System.Reflection.AssemblyMetadataAttribute", "IsTrimmable", "True"]);
            new DefinitionCompilation(compile).Compile(KindsOf(files));
            return ((File.ReadAllBytes(compile.Output), File.ReadAllText(Path.ChangeExtension(compile.Output, ".xml"))), (image.ToArray(), System.Text.Encoding.UTF8.GetString(documentation.ToArray())));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<TextFile> Files(string set) => set == "cases" ? Corpus.Cases() : Corpus.Files(set);

    private static List<KindToPrint> KindsOf(IReadOnlyList<TextFile> files)
    {
        var read = files.Select(static f => DefinitionFileReader.Read(f.Path, f.GetText().ToString(), new("Test", "", "", ""), CancellationToken.None)).ToList();
        var conflicts = NameConflicts.Find(read.Select(KindNames.Of));
        return [.. read.SelectMany(static f => f.Kinds).Select(conflicts.Apply).OfType<KindToPrint>()];
    }

    private static SortedDictionary<string, string> Members(string documentation) =>
        new(XDocument.Parse(documentation).Descendants("member").ToDictionary(static m => (string)m.Attribute("name")!, static m => string.Join("\n", m.ToString().Split('\n').Select(static l => l.Trim()))), StringComparer.Ordinal);

    private static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join("\n", left.Except(right).Take(10)) + "\nactual\n" + string.Join("\n", right.Except(left).Take(10));
    }
}
