using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The files among a project's manifests that are the input of another tool: templates of a Helm chart, kustomizations, and the patches that a
/// kustomization names. They are no objects, and are passed by.
/// </summary>
internal sealed class TemplateFiles
{
    private const int DepthLimit = 16;

    private static readonly string[] s_actions = [".Values", ".Release", ".Chart", ".Capabilities", ".Files", "include ", "template ", "define ", "if ", "else", "end", "range ", "with ", "toYaml ", "$", "/*", "printf ", "default ", "block "];
    private static readonly string[] s_chart = [".Values", ".Release", ".Chart", ".Capabilities", ".Files", "include ", "toYaml "];
    private static readonly string[] s_kustomizations = ["kustomization.yaml", "kustomization.yml", "kustomization"];

    private readonly Dictionary<string, List<AdditionalText>> _byFolder = new(StringComparer.Ordinal);
    private readonly HashSet<AdditionalText> _all = [];

    /// <summary>Sorts out the files.</summary>
    /// <param name="files">All files that are named as manifests.</param>
    /// <param name="read">Reads one; null where it cannot be read.</param>
    public TemplateFiles(IEnumerable<AdditionalText> files, Func<AdditionalText, DocumentSet?> read)
    {
        var all = files.ToList();
        var patches = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in all)
        {
            if (read(file) is { } set && IsKustomization(file, set))
            {
                Add(file);
                foreach (var patch in set.Documents.SelectMany(static d => PatchesOf(d.Root)))
                    patches.Add(Resolve(FolderOf(file.Path), patch));
            }
        }

        foreach (var file in all)
        {
            if (!_all.Contains(file) && (patches.Contains(Normal(file.Path)) || read(file) is { } set && set.Documents.Any(static d => IsPatch(d.Root)) || IsHelm(file, read(file))))
                Add(file);
        }
    }

    /// <summary>True for a file that is no manifest.</summary>
    public bool Contains(AdditionalText file) => _all.Contains(file);

    /// <summary>How many such files there are in a file's folder, for the first of them; 0 for any other.</summary>
    public int CountFor(AdditionalText file) => _byFolder.TryGetValue(FolderOf(file.Path), out var files) && files[0] == file ? files.Count : 0;

    /// <summary>The name of a file's folder.</summary>
    public static string FolderName(AdditionalText file)
    {
        var folder = FolderOf(file.Path);
        return folder.Substring(folder.LastIndexOf('/') + 1);
    }

    private void Add(AdditionalText file)
    {
        _all.Add(file);
        var folder = FolderOf(file.Path);
        if (!_byFolder.TryGetValue(folder, out var files))
            _byFolder.Add(folder, files = []);
        files.Add(file);
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
    }

    private static bool IsKustomization(AdditionalText file, DocumentSet set) =>
        s_kustomizations.Contains(NameOf(file.Path), StringComparer.OrdinalIgnoreCase)
        || set.Documents.Any(static d => Text(d.Root, "apiVersion")?.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal) == true);

    private static IEnumerable<string> PatchesOf(Value root)
    {
        foreach (var list in new[] { "patches", "patchesJson6902" })
        {
            foreach (var patch in Items(root, list))
            {
                if (Text(patch, "path") is { } path)
                    yield return path;
            }
        }

        foreach (var patch in Items(root, "patchesStrategicMerge"))
        {
            if (patch.Kind == ValueKind.String)
                yield return patch.String;
        }
    }

    /// <summary>A list of operations (<c>op</c>, <c>path</c>), or an object with a directive that only a patch has (<c>$patch: delete</c>).</summary>
    private static bool IsPatch(Value root, int depth = 0)
    {
        if (root.Kind == ValueKind.Array)
        {
            if (depth == 0 && root.Array.Count > 0 && Text(root.Array[0], "op") is not null && Text(root.Array[0], "path") is not null)
                return true;
            for (var i = 0; i < root.Array.Count; i++)
            {
                if (depth < DepthLimit && IsPatch(root.Array[i], depth + 1))
                    return true;
            }
        }

        if (root.Kind != ValueKind.Object)
            return false;
        for (var i = 0; i < root.Object.Count; i++)
        {
            if (root.Object.NameAt(i) is "$patch" or "$retainKeys" || root.Object.NameAt(i).StartsWith("$setElementOrder/", StringComparison.Ordinal)
                || root.Object.NameAt(i).StartsWith("$deleteFromPrimitiveList/", StringComparison.Ordinal) || depth < DepthLimit && IsPatch(root.Object.ValueAt(i), depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where an action stands in what says which object it is: no manifest is called <c>{{ .Release.Name }}</c>.</summary>
    private static bool IsNamedByAction(Value root)
    {
        if (root.Kind != ValueKind.Object)
            return false;
        if (Text(root, "kind") is { } kind && HasAction(kind) || Text(root, "apiVersion") is { } version && HasAction(version))
            return true;
        return root.Object["metadata"] is { Kind: ValueKind.Object } metadata
            && (Text(metadata, "name") is { } name && HasAction(name) || Text(metadata, "namespace") is { } space && HasAction(space));
    }

    /// <summary>
    /// True for the template of a chart: text that no YAML reader takes because of an action, any text with one in a chart's templates, an object
    /// that an action names. An action inside a text of a manifest that can be read (a dashboard, an alert) makes none.
    /// </summary>
    private static bool IsHelm(AdditionalText file, DocumentSet? set)
    {
        if (file.GetText()?.ToString() is not { } text || !HasAction(text))
            return false;
        return set?.Problems.Any(static p => p.Severity == ProblemSeverity.Error) == true || Normal(file.Path).Contains("/templates/") && Array.Exists(s_chart, a => text.Contains(a)) || set?.Documents.Any(static d => IsNamedByAction(d.Root)) == true;
    }

    private static bool HasAction(string text)
    {
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", at + 2, StringComparison.Ordinal))
        {
            var start = at + 2;
            while (start < text.Length && text[start] is '-' or ' ')
                start++;
            foreach (var action in s_actions)
            {
                if (string.CompareOrdinal(text, start, action, 0, action.Length) == 0)
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<Value> Items(Value root, string name)
    {
        if (root.Kind != ValueKind.Object || root.Object[name] is not { Kind: ValueKind.Array } list)
            yield break;
        for (var i = 0; i < list.Array.Count; i++)
            yield return list.Array[i];
    }

    private static string? Text(Value root, string name) => root.Kind == ValueKind.Object && root.Object[name] is { Kind: ValueKind.String } text ? text.String : null;

    private static string Resolve(string folder, string path)
    {
        var parts = folder.Split('/').ToList();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    private static string Normal(string path) => path.Replace('\\', '/');

    private static string FolderOf(string path)
    {
        var normal = Normal(path);
        var slash = normal.LastIndexOf('/');
        return slash < 0 ? "" : normal.Substring(0, slash);
    }

    private static string NameOf(string path) => Normal(path).Substring(Normal(path).LastIndexOf('/') + 1);
}
