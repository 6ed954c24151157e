using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Mutants;

/// <summary>The source generators of a project, run as its compiler would run them: a project whose types are generated does not compile without.</summary>
internal static class Generators
{
    /// <summary>The compilation with everything that is generated.</summary>
    public static CSharpCompilation Run(CSharpCommandLineArguments arguments, CSharpCompilation compilation, string folder)
    {
        var loader = new Loader([.. arguments.AnalyzerReferences.Select(a => Path.GetFullPath(a.FilePath, folder)).Distinct(StringComparer.Ordinal)]);
        var generators = loader.Paths.SelectMany(p => new AnalyzerFileReference(p, loader).GetGenerators(LanguageNames.CSharp)).ToList();
        if (generators.Count == 0)
            return compilation;
        var files = arguments.AdditionalFiles.Select(f => new FileText(Path.GetFullPath(f.Path, folder)));
        var configs = arguments.AnalyzerConfigPaths.Select(p => AnalyzerConfig.Parse(File.ReadAllText(Path.GetFullPath(p, folder)), Path.GetFullPath(p, folder))).ToList();
        var driver = CSharpGeneratorDriver.Create(generators, files, arguments.ParseOptions, new Options(AnalyzerConfigSet.Create(configs)));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var result, out _);
        return (CSharpCompilation)result;
    }

    /// <summary>A generator's own assemblies lie beside each other on the command line, and not beside this program.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public Loader(IReadOnlyList<string> paths)
        {
            Paths = paths;
            AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
                Paths.FirstOrDefault(p => Path.GetFileNameWithoutExtension(p) == new AssemblyName(wanted.Name).Name) is { } path ? Assembly.LoadFrom(path) : null;
        }

        public IReadOnlyList<string> Paths { get; }

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }

    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path), System.Text.Encoding.UTF8);
    }

    private sealed class Options(AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new OptionMap(configs.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile.Path);

        private OptionMap Of(string path) => new(configs.GetOptionsForSourcePath(path).AnalyzerOptions);
    }

    private sealed class OptionMap(ImmutableDictionary<string, string> options) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => options.TryGetValue(key, out value);
    }
}
