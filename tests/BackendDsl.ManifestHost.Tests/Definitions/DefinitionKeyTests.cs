using BackendDsl.Build.Definitions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BackendDsl.ManifestHost.Tests.Definitions;

/// <summary>What the key of an assembly of definitions stands for: everything that it is made of, and nothing else.</summary>
public sealed class DefinitionKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DefinitionKeyTests()
    {
        foreach (var file in (string[])["a.yaml", "b.yaml", "Reference.dll", "Generator.dll", "settings"])
            _folder.Put(file, file);
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Parts =>
    [
        "contents", "less", "more", "metadata:BackendDslNamespace", "metadata:BackendDslKinds", "metadata:BackendDslNames", "metadata:BackendDslAccess",
        "metadata:BackendDslStatus", "reference", "analyzer", "settings", "option", "friend", "framework", "project", "name",
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Whatever_it_is_made_of_changes_it(string part)
    {
        var before = Key(_ => { });
        var after = Key(task =>
        {
            switch (part.Split(':'))
            {
                case ["contents"]:
                    // Of the same length and, as a checkout may do it, at the same second.
                    _folder.Put("a.yaml", "A.yaml");
                    break;
                case ["less"]:
                    task.Definitions = [task.Definitions[0]];
                    break;
                case ["more"]:
                    task.Definitions = [.. task.Definitions, new TaskItem("settings")];
                    break;
                case ["metadata", var name]:
                    task.Definitions[1].SetMetadata(name, "X");
                    break;
                case ["reference"]:
                    _folder.Put("Reference.dll", "changed");
                    break;
                case ["analyzer"]:
                    _folder.Put("Generator.dll", "changed");
                    break;
                case ["settings"]:
                    _folder.Put("settings", "changed");
                    break;
                case ["option"]:
                    task.Options = ["RootNamespace=B"];
                    break;
                case ["friend"]:
                    task.Friends = [new TaskItem("App.Tests")];
                    break;
                case ["framework"]:
                    task.FrameworkMoniker = ".NETCoreApp,Version=v11.0";
                    break;
                case ["project"]:
                    task.ProjectAssembly = "Other";
                    break;
                case ["name"]:
                    task.AssemblyName = "Other.Crds";
                    break;
                default:
                    throw new ArgumentException(part);
            }
        });
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Times_of_files_and_where_the_project_lies_do_not()
    {
        var before = Key(_ => { });
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Root, "a.yaml"), new(2020, 1, 1));
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Root, "Reference.dll"), new(2020, 1, 1));
        Assert.Equal(before, Key(_ => { }));

        using var clone = new TemporaryFolder();
        foreach (var file in (string[])["a.yaml", "b.yaml", "Reference.dll", "Generator.dll", "settings"])
            clone.Put(file, file);
        Assert.Equal(before, Key(_ => { }, clone.Root));
    }

    [Fact]
    public void An_editor_leaves_nothing_behind()
    {
        var task = Make(_folder.Root);
        task.LookOnly = true;
        Assert.True(task.Execute());
        Assert.Equal("", task.Assembly);
        Assert.Equal("", task.Workshop);
        Assert.False(_folder.Exists("obj"));
    }

    private string Key(Action<ResolveDefinitionAssembly> change, string? root = null)
    {
        var task = Make(root ?? _folder.Root);
        change(task);
        Assert.True(task.Execute());
        Directory.Delete(task.Workshop, recursive: true);
        return task.Key;
    }

    private static ResolveDefinitionAssembly Make(string root) => new()
    {
        BuildEngine = new SilentEngine(),
        ProjectDirectory = root,
        Folder = "obj/crds",
        AssemblyName = "App.Crds",
        Definitions = [new TaskItem("a.yaml"), new TaskItem("b.yaml")],
        References = [new TaskItem("Reference.dll")],
        Analyzers = [new TaskItem("Generator.dll")],
        Settings = [new TaskItem("settings")],
        Options = ["RootNamespace=A"],
        ProjectAssembly = "App",
        FrameworkMoniker = ".NETCoreApp,Version=v10.0",
        CacheFolder = "false",
    };

    private sealed class SilentEngine : IBuildEngine
    {
        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, System.Collections.IDictionary globalProperties, System.Collections.IDictionary targetOutputs) => false;

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Assert.Fail(e.Message);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Assert.Fail(e.Message);
    }
}
