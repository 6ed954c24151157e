using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Findings;

/// <summary>What an object itself says of findings that are accepted, and how objects are named there and in a <see cref="Baseline"/>.</summary>
public static class Acceptances
{
    /// <summary>
    /// The annotation in which an object accepts findings: a line each, <c>ID: reason</c> or <c>ID path: reason</c>. A line without a reason accepts nothing.
    /// </summary>
    public const string Annotation = "backenddsl.dev/accept";

    /// <summary>What the annotation of an object accepts.</summary>
    public static IReadOnlyList<AcceptedFinding> InObject(Value root)
    {
        var text = Text(Member(Member(root, "metadata"), "annotations"), Annotation);
        if (text.Length == 0)
            return [];
        var accepted = new List<AcceptedFinding>();
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || line.Substring(colon + 2).Trim() is not { Length: > 0 } reason)
                continue;
            var what = line.Substring(0, colon).Trim();
            var space = what.IndexOf(' ');
            var id = space < 0 ? what : what.Substring(0, space);
            if (id.Length > 0)
                accepted.Add(new(id, "", "", space < 0 ? null : what.Substring(space + 1).Trim(), reason));
        }

        return accepted;
    }

    /// <summary>How an object is called: kind with its group, namespace, name; empty where kind or name is not known.</summary>
    public static string NameOf(Value root) => NameOf(root, Text(root, "apiVersion"), Text(root, "kind"));

    /// <summary>How an object of a kind is called, whatever it says of itself.</summary>
    public static string NameOf(Value root, string apiVersion, string kind)
    {
        var metadata = Member(root, "metadata");
        var slash = apiVersion.IndexOf('/');
        var name = Text(metadata, "name");
        return kind.Length == 0 || name.Length == 0 ? "" : NameOf(slash < 0 ? "" : apiVersion.Substring(0, slash), kind, Text(metadata, "namespace"), name);
    }

    /// <summary>How an object is called.</summary>
    public static string NameOf(string group, string kind, string @namespace, string name) =>
        $"{kind}{(group.Length > 0 ? "." + group : "")} {(@namespace.Length > 0 ? @namespace + "/" : "")}{name}".Trim();

    private static Value Member(Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    private static string Text(Value value, string name) => Member(value, name) is { Kind: ValueKind.String } text ? text.String : "";
}
