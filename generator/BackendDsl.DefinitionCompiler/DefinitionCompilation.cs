using System.Text;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Documentation;
using BackendDsl.DefinitionCompiler.Emitting;
using BackendDsl.DefinitionCompiler.Metadata;
using BackendDsl.DefinitionCompiler.Symbols;

namespace BackendDsl.DefinitionCompiler;

/// <summary>
/// Makes an assembly of custom resource definitions: it reads and prints them as the generator does, and writes the metadata that the C# compiler would make of the source.
/// Where there is anything to say about a definition it makes nothing: a compiler tells that as the project wants it told.
/// </summary>
internal sealed class DefinitionCompilation(CompileOptions options)
{
    // Where a compiler puts what the generator prints.
    private const string GeneratedFolder = "BackendDsl.Generator/BackendDsl.Generator.CrdGenerator/";

    // What is no such text a compiler reads in its own way.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes the assembly and the file of its documentation.</summary>
    /// <exception cref="CannotCompileException">It is left to a compiler.</exception>
    public void Run() => Compile(Read());

    /// <summary>Makes the assembly of these kinds.</summary>
    internal void Compile(IReadOnlyList<KindToPrint> kinds)
    {
        using var documentationFile = new StreamWriter(Path.ChangeExtension(options.Output, ".xml"), append: false, s_strict, 1 << 16);
        var documentation = new DocumentationWriter(documentationFile, options.AssemblyName);
        using var assembly = new AssemblyBuilder(options.References);
        var image = new ImageWriter(assembly, options.AssemblyName);
        var emitter = new KindEmitter(assembly, documentation);
        image.Begin();

        // Printing and compressing go ahead beside; rows are added in the order of the names.
        foreach (var (kind, source, embedded) in kinds.OrderBy(KindPrinter.HintName, StringComparer.Ordinal).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(Print))
        {
            assembly.Symbols.Document($"/_/{options.AssemblyName}/{GeneratedFolder}{KindPrinter.HintName(kind)}", embedded);
            emitter.Emit(kind.Model, kind.NestCompanions, source);
        }

        image.Write(options.Output, options.Attributes);
        documentation.Finish();
    }

    private List<KindToPrint> Read()
    {
        // A compiler takes a file that is there twice once, with the settings of both.
        if (options.Definitions.GroupBy(static d => d.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static g => g.Count() > 1) is { } twice)
            throw new CannotCompileException($"{twice.Key} is there twice");
        var files = options.Definitions.AsParallel().AsOrdered().Select(static d => DefinitionFileReader.Read(d.Path, File.ReadAllText(d.Path, s_strict), d.Options, CancellationToken.None)).ToList();
        var conflicts = NameConflicts.Find(files.Select(KindNames.Of));
        if (files.SelectMany(static f => f.Problems).Concat(conflicts.Problems).FirstOrDefault(IsTold) is { } problem)
            throw new CannotCompileException($"{problem.Path}({problem.Line},{problem.Column}): {problem.Id}");
        return [.. files.SelectMany(static f => f.Kinds).Select(conflicts.Apply).OfType<KindToPrint>()];
    }

    private bool IsTold(DefinitionProblem problem) => options.TellsRemarks || !problem.IsRemark;

    private static (KindToPrint Kind, PrintedKind Source, EmbeddedSource Embedded) Print(KindToPrint kind)
    {
        var source = KindPrinter.PrintWithCode(kind.Model, kind.NestCompanions);
        return (kind, source with { Text = "" }, SymbolsBuilder.Embed(source.Text));
    }
}
