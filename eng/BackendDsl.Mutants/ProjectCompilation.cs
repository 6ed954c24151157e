using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Mutants;

/// <summary>A project as its build compiles it: the command line of the compiler is asked of the build, and never guessed.</summary>
internal sealed class ProjectCompilation
{
    private readonly CSharpCommandLineArguments _arguments;
    private readonly ImmutableArray<ResourceDescription> _resources;

    private ProjectCompilation(CSharpCommandLineArguments arguments, CSharpCompilation compilation, ImmutableArray<ResourceDescription> resources)
    {
        _arguments = arguments;
        _resources = resources;
        Compilation = compilation;
    }

    /// <summary>The whole project, right.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The name of the assembly's file.</summary>
    public string FileName => Compilation.AssemblyName + ".dll";

    /// <summary>Asks the build, and parses every file.</summary>
    /// <exception cref="InvalidOperationException">The build does not answer, or the project does not compile.</exception>
    /// <param name="project">The project's file.</param>
    /// <param name="tests">A folder with the project's assembly as it was built, of which the embedded files are taken.</param>
    public static ProjectCompilation Read(string project, string tests)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", project, "-t:Compile", "-getItem:CscCommandLineArgs", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
                "-p:BuildProjectReferences=false", "-p:NonExistentFile=__none__", "-p:DesignTimeBuild=true",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("the build does not answer: " + output);
        var words = JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!);
        var folder = Path.GetDirectoryName(Path.GetFullPath(project))!;
        var arguments = CSharpCommandLineParser.Default.Parse(words, folder, sdkDirectory: null);
        var trees = arguments.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(f.Path), System.Text.Encoding.UTF8), arguments.ParseOptions, f.Path));
        var references = arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(Path.GetFullPath(r.Reference, folder), r.Properties));
        var options = arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]).WithStrongNameProvider(new DesktopStrongNameProvider());
        var compilation = Generators.Run(arguments, CSharpCompilation.Create(arguments.CompilationName, trees, references, options), folder);
        return new(arguments, compilation, Resources.Of(Path.Combine(tests, compilation.AssemblyName + ".dll")));
    }

    /// <summary>Writes the assembly; false where the compiler refuses the code.</summary>
    public bool TryEmit(CSharpCompilation compilation, string path)
    {
        using var stream = new MemoryStream();
        if (!compilation.Emit(stream, manifestResources: _resources, options: _arguments.EmitOptions.WithDebugInformationFormat(Microsoft.CodeAnalysis.Emit.DebugInformationFormat.Embedded)).Success)
            return false;
        File.WriteAllBytes(path, stream.ToArray());
        return true;
    }
}
