using System.Text;
using System.Xml;
using System.Xml.Linq;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Crds;

/// <summary>Makes a project build from the definitions: an item <c>CustomResourceDefinition</c>, unless one there covers them.</summary>
internal static class ProjectItem
{
    /// <summary>Adds the item to the one project of a folder.</summary>
    /// <returns>The project's name where it was changed; null where there is none, or nothing was to do.</returns>
    public static string? Add(Session session, string directory, string folder)
    {
        var projects = Directory.EnumerateFiles(directory, "*.csproj").Take(2).ToList();
        if (projects.Count != 1)
            return null;
        var name = Path.GetRelativePath(session.Directory, projects[0]);
        var text = File.ReadAllText(projects[0]);
        try
        {
            var root = XDocument.Parse(text).Root;
            var sample = folder + "/x.example.com.yaml";
            var isCovered = root is null || root.Descendants().Where(e => e.Name.LocalName == "CustomResourceDefinition")
                .SelectMany(e => ((string?)e.Attribute("Include") ?? "").Split(';'))
                .Any(g => Glob.Compile(g.Trim().Replace('\\', '/')).IsMatch(sample));
            if (isCovered)
                return null;
        }
        catch (XmlException e)
        {
            session.Warn($"{name}: it cannot be read, and is left as it is: {e.Message}");
            return null;
        }

        var end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        if (end < 0)
            return null;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var item = $"  <ItemGroup>{newLine}    <CustomResourceDefinition Include=\"{folder}/**/*.yaml\" />{newLine}  </ItemGroup>{newLine}";
        OutputFiles.WriteFile(session, name, Encoding.UTF8.GetBytes(text.Insert(end, item)));
        return name;
    }
}
