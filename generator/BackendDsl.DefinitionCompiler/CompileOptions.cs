using BackendDsl.Build.Protocol;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler;

/// <summary>What a build asks for: a file with a record in each line.</summary>
internal sealed class CompileOptions
{
    /// <summary>The assembly's name, without extension.</summary>
    public string AssemblyName { get; set; } = "";

    /// <summary>Where the assembly goes; its documentation goes beside it.</summary>
    public string Output { get; set; } = "";

    /// <summary>True where the project's settings speak of our diagnostics: then what is a remark by default may be told, too.</summary>
    public bool TellsRemarks { get; set; }

    /// <summary>The assemblies that it stands on.</summary>
    public List<string> References { get; } = [];

    /// <summary>Attributes of the assembly: the type's full name, then its arguments.</summary>
    public List<string[]> Attributes { get; } = [];

    /// <summary>Files of definitions, with what the project says of each.</summary>
    public List<(string Path, DefinitionOptions Options)> Definitions { get; } = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="CannotCompileException">A record is not known.</exception>
    public static CompileOptions Read(string path)
    {
        var options = new CompileOptions();
        foreach (var line in File.ReadLines(path))
        {
            var fields = RecordLine.Split(line);
            switch (fields)
            {
                case ["assembly", var name]:
                    options.AssemblyName = name;
                    break;
                case ["output", var output]:
                    options.Output = output;
                    break;
                case ["remarks", ..]:
                    options.TellsRemarks = true;
                    break;
                case ["reference", var reference]:
                    options.References.Add(reference);
                    break;
                case ["attribute", .. var attribute]:
                    options.Attributes.Add(attribute);
                    break;
                case ["definition", var file, var root, var ns, var kinds, var names, var access, var status]:
                    options.Definitions.Add((file, new(root, ns, kinds, names, access, status)));
                    break;
                default:
                    throw new CannotCompileException($"the build asks for {fields[0]}, which is not known");
            }
        }

        return options;
    }
}
