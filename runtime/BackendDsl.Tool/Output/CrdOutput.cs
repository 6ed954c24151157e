using BackendDsl.Tool.Crds;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Prints the definitions of the folder, or what became of them.</summary>
internal static class CrdOutput
{
    public static void Write(Session session, OutputTarget target, IReadOnlyList<CrdFolder.Change> changes, string? project, bool isQuiet)
    {
        if (target.Format == "json")
            OutputFiles.Write(session, target, Json(changes, project));
        else
            OutputFiles.Write(session, target, to => Text(to, changes, project, isQuiet));
    }

    private static byte[] Json(IReadOnlyList<CrdFolder.Change> changes, string? project) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("definitions");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.Text("name", change.File.Name);
            writer.Text("group", change.File.Group);
            writer.Text("kind", change.File.Kind);
            writer.Text("file", change.File.Path);
            writer.Text("source", change.File.Source);
            writer.Text("version", change.File.Version);
            writer.Text("sha256", change.File.Sha256);
            writer.Text("state", change.What);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (project is not null)
            writer.Text("project", project);
        writer.WriteEndObject();
    });

    private static void Text(TextWriter to, IReadOnlyList<CrdFolder.Change> changes, string? project, bool isQuiet)
    {
        if (changes.Count == 0 && !isQuiet)
            to.WriteLine("no definitions; begin with 'backenddsl crd add SOURCE'");
        var width = changes.Count == 0 ? 0 : changes.Max(c => c.File.Name.Length);
        foreach (var change in changes)
        {
            if (isQuiet && change.What is "ok" or "unchanged")
                continue;
            to.WriteLine($"{change.What,-9}  {Paint.Clean(change.File.Name).PadRight(width)}  {Paint.Clean(change.File.Kind)}  {change.File.Sha256[..12]}  {Paint.Clean(change.File.Source)}{(change.File.Version.Length > 0 ? " " + Paint.Clean(change.File.Version) : "")}");
        }

        if (project is not null)
            to.WriteLine($"{project}: added the item CustomResourceDefinition");
    }
}
