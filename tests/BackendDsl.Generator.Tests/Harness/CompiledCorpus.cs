using System.Reflection;
using System.Runtime.Loader;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>The public and adversarial definitions, generated, compiled and loaded once for all tests.</summary>
internal sealed class CompiledCorpus
{
    private static readonly Lazy<CompiledCorpus> s_instance = new(() => new());

    private readonly AssemblyLoadContext _context = new("corpus");

    private CompiledCorpus()
    {
        var files = (IReadOnlyList<TextFile>)[.. Corpus.Files("crds", "builders"), .. Corpus.Files("adversarial-crds", "builders")];
        Run = Harness.Run.Generate(files);
        Corpus.Dump(Run);
        Files = files;
        Release = Run.Release();
        Reference = MetadataReference.CreateFromImage(Release.Image);
        using var stream = new MemoryStream(Release.Image);
        Assembly = _context.LoadFromStream(stream);
        Kinds = [.. files.SelectMany(Read)];
    }

    /// <summary>The one instance; skips the test where the shared data is absent.</summary>
    public static CompiledCorpus Instance
    {
        get
        {
            _ = BackendDsl.Tests.Shared.TestData.Find("crds");
            return s_instance.Value;
        }
    }

    public IReadOnlyList<TextFile> Files { get; }

    public GeneratorRun Run { get; }

    /// <summary>What the compiler made of it.</summary>
    public (byte[] Image, string Documentation) Release { get; }

    public Assembly Assembly { get; }

    /// <summary>The compiled result, to compile against.</summary>
    public MetadataReference Reference { get; }

    /// <summary>Loads an assembly compiled against the result.</summary>
    public Assembly LoadBeside(MemoryStream image)
    {
        image.Position = 0;
        _context.Resolving += (_, name) => name.Name == Assembly.GetName().Name ? Assembly : null;
        return _context.LoadFromStream(image);
    }

    /// <summary>Every served version of every kind.</summary>
    public IReadOnlyList<Kind> Kinds { get; }

    private static IEnumerable<Kind> Read(TextFile file)
    {
        var models = DefinitionFileReader.Read(file.Path, file.GetText().ToString(), new("Test", "", "", ""), CancellationToken.None).Kinds;
        foreach (var definition in CustomResourceDefinitionReader.Read(file.GetText().ToString(), file.Path).Definitions)
        {
            foreach (var version in definition.Versions.Where(v => v is { Served: true, Schema: not null }))
                yield return new(definition, version, models.Single(m => m.Model.Kind == definition.Kind && m.Model.Group == definition.Group && m.Model.Version == version.Name).Model);
        }
    }

    /// <summary>One version of a kind.</summary>
    internal sealed record Kind(CustomResourceDefinition Definition, CustomResourceVersion Version, KindModel Model)
    {
        public string TypeName => Model.Namespace + "." + Model.ClassName;

        public string ApiVersion => Definition.Group + "/" + Version.Name;

        public override string ToString() => $"{Definition.Kind} {ApiVersion}";
    }
}
