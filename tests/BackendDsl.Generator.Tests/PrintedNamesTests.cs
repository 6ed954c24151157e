using System.Text;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Generator.Tests;

/// <summary>
/// The names that users write, of every definition that is shipped, in <c>tests/Cases/names</c>: what a change of ours does to them is seen in that
/// folder's difference, which <c>eng/names.sh</c> prints for the changelog. <c>BACKENDDSL_UPDATE=1</c> prints the files anew.
/// </summary>
public sealed class PrintedNamesTests
{
    private static readonly string s_folder = Path.Combine(TestData.RepositoryRoot, "tests", "Cases", "names");

    [Fact]
    public void Names_are_what_they_were()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestData.RepositoryRoot, "runtime"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "crds" && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file), file).Definitions)
            {
                foreach (var version in definition.Versions.Where(v => v.Schema is not null))
                    files.Add($"{definition.Plural}.{definition.Group}.{version.Name}.txt", Print(KindReader.Read(definition, version, new("", "", default, default), [], default)));
            }
        }

        Assert.NotEmpty(files);
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
        {
            Directory.CreateDirectory(s_folder);
            foreach (var old in Directory.EnumerateFiles(s_folder).Where(f => !files.ContainsKey(Path.GetFileName(f))))
                File.Delete(old);
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(s_folder, name), text);
        }

        Assert.Equal(files.Keys, Directory.EnumerateFiles(s_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (var (name, text) in files)
            Assert.Equal(text, File.ReadAllText(Path.Combine(s_folder, name)).ReplaceLineEndings("\n"));
    }

    private static string Print(KindModel kind)
    {
        var text = new StringBuilder().Append("class ").Append(kind.ClassName).Append('\n').Append("class ").Append(kind.List.Name).Append('\n');
        foreach (var model in new[] { kind.Root, kind.Spec, kind.Status }.OfType<ObjectModel>().Concat(kind.Objects))
        {
            var name = Full(kind, model.Name);
            if (model != kind.Root)
                text.Append("class ").Append(name).Append('\n');
            foreach (var property in model.Properties)
                text.Append(name).Append('.').Append(property.Name).Append(" : ").Append(Type(kind, property.Shape)).Append(" = ").Append(property.WireName).Append('\n');
        }

        foreach (var one in kind.Enums)
        {
            text.Append("enum ").Append(Full(kind, one.Name)).Append('\n');
            foreach (var member in one.Members)
                text.Append(Full(kind, one.Name)).Append('.').Append(member.Name).Append(" = ").Append(member.Value).Append('\n');
        }

        return text.ToString();
    }

    private static string Full(KindModel kind, TypeName name) => name.IsNested ? kind.ClassName + "." + name.Name : name.Name;

    private static string Type(KindModel kind, Shape shape) => shape.Kind switch
    {
        ShapeKind.List => Type(kind, shape.Item!) + "[]",
        ShapeKind.Map => "map of " + Type(kind, shape.Item!),
        _ => shape.TypeName is { } name ? Full(kind, name) : shape.Kind.ToString(),
    };
}
