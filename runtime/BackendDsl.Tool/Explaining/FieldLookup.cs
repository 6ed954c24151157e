using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Explaining;

/// <summary>Finds the fields that a text such as <c>backendconfigpolicy.spec.loadBalancer</c> may mean.</summary>
internal static class FieldLookup
{
    /// <summary>The fields: one for each kind of that name.</summary>
    /// <exception cref="UsageException">There is no such kind, or it has no such field; the message tells what is near.</exception>
    public static IReadOnlyList<FieldExplanation> Find(string text, KindRegistry kinds)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text : text[..dot];
        var path = FieldPath.Parse(dot < 0 ? "" : text[(dot + 1)..].Replace("[]", "", StringComparison.Ordinal));
        var known = kinds.All.ToList();
        var meant = known.Select(k => kinds.Find(k.ApiVersion, k.Kind)).OfType<KnownKind>()
            .Where(k => k.Identity.Kind.Equals(name, StringComparison.OrdinalIgnoreCase) || k.Plural.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant.Count == 0)
            throw new UsageException($"explain: nobody here knows a kind '{name}'{Spelling.DidYouMean(name, known.Select(k => k.Kind))}; give its definition with --crd");
        var found = meant.Select(k => (Kind: k, Node: Walk(k.Schema, path, out var required), IsRequired: required)).Where(f => f.Node is not null)
            .Select(f => new FieldExplanation(f.Kind.Identity.ApiVersion, f.Kind.Identity.Kind, path.ToString(), f.Node!, f.IsRequired, FieldEffects.Of(f.Kind, path))).ToList();
        return found.Count > 0 ? found : throw new UsageException(Missing(meant[0], path));
    }

    /// <summary>The node of a path in which brackets may be left out.</summary>
    public static SchemaNode? Walk(SchemaNode root, FieldPath path, out bool isRequired)
    {
        isRequired = false;
        SchemaNode? node = root;
        foreach (var step in path.Segments)
        {
            // People leave brackets out: a list stands for its items.
            while (node is { Items: { } items } && step.Kind == FieldPathSegmentKind.Member)
                node = items;
            if (node is null)
                return null;
            isRequired = node.Required.Contains(step.Name, StringComparer.Ordinal);
            node = SchemaLookup.Find(node, FieldPath.Of([step]));
        }

        return node;
    }

    private static string Missing(KnownKind kind, FieldPath path)
    {
        for (var i = 0; i < path.Segments.Count; i++)
        {
            var before = FieldPath.Of(path.Segments.Take(i));
            if (Walk(kind.Schema, FieldPath.Of(path.Segments.Take(i + 1)), out _) is not null)
                continue;
            var parent = Walk(kind.Schema, before, out _);
            while (parent is { Items: { } items })
                parent = items;
            var names = parent?.Properties.Select(p => p.Name).ToList() ?? [];
            return $"explain: {kind.Identity.Kind}{(before.IsRoot ? "" : "." + before)} has no member '{path.Segments[i].Name}'{Spelling.DidYouMean(path.Segments[i].Name, names)}"
                + (names.Count is > 0 and <= 40 ? "; there are " + string.Join(", ", names) : "");
        }

        return "explain: there is no such field";
    }
}
