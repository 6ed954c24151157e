using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Xml.Linq;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.DefinitionCompiler;
using BackendDsl.DefinitionCompiler.Metadata;
using BackendDsl.Generator.Tests.Harness;

namespace BackendDsl.Generator.Tests.Direct;

/// <summary>What is compiled directly is what the C# compiler makes of the printed source.</summary>
public sealed class DefinitionCompilerTests
{
    public static TheoryData<string> Sets => ["cases", "corpus"];

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

    [Fact]
    public void The_runtime_takes_every_type_and_compiles_every_method()
    {
        var (ours, _) = Both("cases");
        var context = new AssemblyLoadContext("direct", isCollectible: true);
        var methods = 0;
        foreach (var type in context.LoadFromStream(new MemoryStream(ours.Image)).GetTypes())
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            foreach (var method in type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance).OfType<MethodBase>())
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
                methods++;
            }
        }

        context.Unload();
        Assert.True(methods > 500, $"{methods} methods");
    }

    [Fact]
    public void The_same_definitions_give_the_same_bytes_in_whatever_order()
    {
        var kinds = KindsOf(Corpus.Cases());
        var first = Compile(kinds);
        kinds.Reverse();
        var second = Compile(kinds);
        Assert.Equal(first.Image, second.Image);
        Assert.Equal(first.Documentation, second.Documentation);
    }

    [Fact]
    public void Options_and_access_are_those_of_the_item()
    {
        var (image, documentation) = Compile(KindsOf([new TextFile("/w.yaml", Crd.Spec("{size: {type: integer}}"))], new("Test", "Acme.Api", "", "member:spec.size=Length", "Internal")));
        var types = AssemblyText.Of(image);
        Assert.StartsWith("Sealed, BeforeFieldInit : ", types["Acme.Api.V1.Widget"], StringComparison.Ordinal);
        Assert.Contains("property Length", types["Acme.Api.V1.WidgetSpec"], StringComparison.Ordinal);
        Assert.Contains("P:Acme.Api.V1.WidgetSpec.Length", documentation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: [", "BDSL0002")]
    [InlineData("just: text", "BDSL0")]
    public void What_there_is_something_to_tell_about_is_left_to_the_compiler(string definition, string told)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("crd.yaml", definition);
        var output = Path.Combine(folder.Path, "Generated.dll");
        var options = new CompileOptions { AssemblyName = "Generated", Output = output };
        options.References.AddRange(ReferencePaths.All);
        options.Definitions.Add((path, new("Test", "", "", "")));
        Assert.Contains(told, Assert.Throws<CannotCompileException>(new DefinitionCompilation(options).Run).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Theory]
    [InlineData("surprise\tvalue\n", "surprise")]
    [InlineData("assembly\tGenerated\ndefinition\t/there/is/none.yaml\tTest\t\t\t\t\t\n", "FileNotFound|DirectoryNotFound")]
    public void The_program_ends_with_a_reason_and_no_trace(string options, string reason)
    {
        using var folder = new TemporaryFolder();
        var console = Console.Out;
        using var said = new StringWriter();
        Console.SetOut(said);
        try
        {
            Assert.Equal(3, DefinitionCompiler.Program.Main([folder.Put("options", options)]));
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Matches(reason, said.ToString());
        Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
        Assert.Single(said.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_reference_that_lacks_what_code_stands_on_is_no_crash()
    {
        var options = new CompileOptions { AssemblyName = "Generated" };
        using var folder = new TemporaryFolder();
        options.Output = Path.Combine(folder.Path, "Generated.dll");
        options.References.AddRange(ReferencePaths.All.Where(static p => Path.GetFileName(p) != "BackendDsl.dll"));
        Assert.Contains("BackendDsl.Models", Assert.Throws<CannotCompileException>(() => new DefinitionCompilation(options).Compile(KindsOf(Corpus.Cases()))).Message, StringComparison.Ordinal);
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
        if (set == "corpus")
            return (Compile(KindsOf(CompiledCorpus.Instance.Files, new("Test", "", "", "", "", "builders"))), CompiledCorpus.Instance.Release);
        var files = Corpus.Cases();
        return (Compile(KindsOf(files)), Run.Generate(files).Release());
    }

    private static (byte[] Image, string Documentation) Compile(IReadOnlyList<KindToPrint> kinds)
    {
        using var folder = new TemporaryFolder();
        var options = new CompileOptions { AssemblyName = "Generated", Output = Path.Combine(folder.Path, "Generated.dll") };
        options.References.AddRange(ReferencePaths.All);
        new DefinitionCompilation(options).Compile(kinds);
        return (File.ReadAllBytes(options.Output), File.ReadAllText(Path.ChangeExtension(options.Output, ".xml")));
    }

    private static List<KindToPrint> KindsOf(IReadOnlyList<TextFile> files, DefinitionOptions? options = null)
    {
        var read = files.Select(f => DefinitionFileReader.Read(f.Path, f.GetText().ToString(), options ?? new("Test", "", "", ""), CancellationToken.None)).ToList();
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
