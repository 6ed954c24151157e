using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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
    public static TheoryData<string> Sets => ["cases", "odd", "corpus"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_type_says_what_the_compiler_would_make_it_say(string set)
    {
        var (ours, compiled) = Both(set);
        var expected = AssemblyText.Of(compiled.Image);
        var actual = AssemblyText.Of(ours.Image);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.True(expected.Count > 10, $"{expected.Count} types");
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
    [InlineData("kind: [", "", "BDSL0002")]
    [InlineData("kind: Namespace", "Nope", "BDSL0007")]
    public void What_there_is_something_to_tell_about_is_left_to_the_compiler(string definition, string kinds, string told)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("crd.yaml", definition);
        var output = Path.Combine(folder.Path, "Generated.dll");
        var options = new CompileOptions { AssemblyName = "Generated", Output = output };
        options.References.AddRange(ReferencePaths.All);
        options.Definitions.Add((path, new("Test", "", kinds, "")));
        Assert.Contains(told, Assert.Throws<CannotCompileException>(new DefinitionCompilation(options).Run).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void A_bundle_with_other_documents_is_compiled_unless_the_project_asks_for_remarks()
    {
        using var folder = new TemporaryFolder();
        var options = new CompileOptions { AssemblyName = "Generated", Output = Path.Combine(folder.Path, "Generated.dll") };
        options.References.AddRange(ReferencePaths.All);
        options.Definitions.Add((folder.Put("bundle.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n" + Crd.Spec("{size: {type: integer}}")), new("Test", "", "", "")));
        new DefinitionCompilation(options).Run();
        Assert.Contains("Test.Crds.ExampleCom.V1.WidgetSpec", AssemblyText.Of(File.ReadAllBytes(options.Output)).Keys);
        options.TellsRemarks = true;
        Assert.Throws<CannotCompileException>(new DefinitionCompilation(options).Run);
    }

    [Fact]
    public void A_file_that_is_there_twice_is_left_to_the_compiler()
    {
        using var folder = new TemporaryFolder();
        var options = new CompileOptions { AssemblyName = "Generated", Output = Path.Combine(folder.Path, "Generated.dll") };
        options.References.AddRange(ReferencePaths.All);
        var path = folder.Put("crd.yaml", Crd.Spec("{size: {type: integer}}"));
        options.Definitions.AddRange([(path, new("Test", "", "", "")), (path, new("Test", "", "", "member:spec.size=Length"))]);
        Assert.Contains("twice", Assert.Throws<CannotCompileException>(new DefinitionCompilation(options).Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_too_long_for_symbols_lead_nowhere_and_the_others_are_read()
    {
        var properties = string.Join(", ", Enumerable.Range(0, 4000).Select(static i => $"property{i}: {{type: string}}"));
        var (image, _) = Compile(KindsOf([new TextFile("/wide.yaml", Crd.Spec($"{{{properties}}}"))]));
        var points = SymbolPoints.Of(image, out _);
        Assert.DoesNotContain(points.Keys, static k => k.Contains("WidgetSpec::.cctor", StringComparison.Ordinal));
        Assert.Contains(points.Keys, static k => k.Contains("WidgetSpec::get_Property3999", StringComparison.Ordinal));
    }

    [Fact]
    public void The_checksum_is_that_of_the_symbols_before_they_had_an_identity()
    {
        const int IdentityLength = 20;
        using var reader = new PEReader([.. Compile(KindsOf([new TextFile("/w.yaml", Crd.Spec("{size: {type: integer}}"))])).Image]);
        var entries = reader.ReadDebugDirectory();
        var checksum = reader.ReadPdbChecksumDebugDirectoryData(entries.Single(static e => e.Type == DebugDirectoryEntryType.PdbChecksum));
        using var provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entries.Single(static e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var symbols = provider.GetMetadataReader();
        var bytes = new byte[symbols.MetadataLength];
        unsafe
        {
            new ReadOnlySpan<byte>(symbols.MetadataPointer, bytes.Length).CopyTo(bytes);
        }

        bytes.AsSpan(symbols.DebugMetadataHeader!.IdStartOffset, IdentityLength).Clear();
        Assert.Equal("SHA256", checksum.AlgorithmName);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), checksum.Checksum);
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

    // Forms that few definitions have.
    private static readonly IReadOnlyList<TextFile> s_odd =
    [
        new("/numbers.yaml", Crd.Spec(
            "{size: {type: integer, enum: [0, -1, 2147483647, 2147483648, 4294967295, 4294967296, -2147483648, -2147483649, 9223372036854775807]}, short: {type: integer, format: int32}, "
            + "shorts: {type: array, items: {type: integer, format: int32, nullable: true}}, grid: {type: array, items: {type: array, items: {type: number}}}, "
            + "modes: {type: object, additionalProperties: {type: string, enum: [\"\", \" \", \"a\\\"b\", \"\\\\\", \"\\u00e9\", \"\\U0001F600\"]}}}", "Number")),
        // What status holds has the structure of something in spec.
        new("/marks.yaml", Crd.Of("{spec: {type: object, properties: {mark: {type: object}, marks: {type: array, items: {type: object}}}}, status: {type: object}}", "Mark", extra: "subresources: {status: {}}")),
        new("/equal.yaml", Crd.Of("{spec: {type: object, properties: {name: {type: string}}}, status: {type: object, properties: {name: {type: string}}}}", "Equal", extra: "subresources: {status: {}}")),
        new("/old.yaml", Crd.Of("{data: {type: object, additionalProperties: {type: string}}}", "Old", extra: "deprecated: true\n    deprecationWarning: 'use \"New\" <instead>'").Replace("scope: Namespaced", "scope: Cluster", StringComparison.Ordinal)),
        new("/scaled.yaml", Crd.Of("{spec: {type: object, properties: {replicas: {type: integer}, class: {type: string}, event: {type: object, properties: {namespace: {type: string}}}}}, status: {type: object, properties: {replicas: {type: integer}}}}",
            "Scaled", "class.example.com", "v1", "subresources: {scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}")),
        // One kind has the name of another's list.
        new("/list.yaml", Crd.Spec("{a: {type: string}}", "NumberList")),
    ];

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
        var files = set == "odd" ? s_odd : Corpus.Cases();
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
