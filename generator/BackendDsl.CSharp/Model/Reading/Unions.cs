using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Finds the unions of an object: <c>oneOf</c> and <c>anyOf</c> of <c>required</c>, and the CEL idioms for them.</summary>
internal static class Unions
{
    /// <summary>The unions of a node, each once.</summary>
    public static List<Union> Of(SchemaNode node)
    {
        var found = new List<Union>();
        AddJunctors(found, node);
        foreach (var part in node.AllOf)
            AddJunctors(found, part);
        foreach (var rule in node.Rules)
        {
            foreach (var union in CelUnions.Read(rule.Rule))
                Add(found, union);
        }

        // What a schema says of names it does not declare is not about members.
        found.RemoveAll(u => u.Members.Any(m => node.FindProperty(m) is null));
        return found;
    }

    private static void AddJunctors(List<Union> found, SchemaNode node)
    {
        if (SingleRequired(node.OneOf, out var none) is { } one)
            Add(found, new(none ? UnionKind.AtMostOne : UnionKind.ExactlyOne, one));
        if (SingleRequired(node.AnyOf, out none) is { } any && !none)
            Add(found, new(UnionKind.AtLeastOne, any));
        if (node.Not is { Required.Count: >= 2 } not && IsOnlyRequired(not))
        {
            if (not.Required.Count == 2)
                Add(found, new(UnionKind.AtMostOne, not.Required));
        }
    }

    /// <summary>The members of branches that each ask for one member; <paramref name="none"/> where one branch stands for none of them.</summary>
    private static List<string>? SingleRequired(IReadOnlyList<SchemaNode> branches, out bool none)
    {
        none = false;
        if (branches.Count < 2)
            return null;
        var members = new List<string>();
        foreach (var branch in branches)
        {
            if (branch.Required.Count == 1)
            {
                if (!members.Contains(branch.Required[0]))
                    members.Add(branch.Required[0]);
            }
            else if (branch.Required.Count == 0 && branch.Not is { AnyOf.Count: > 0 } not && not.AnyOf.All(b => b.Required.Count == 1))
            {
                none = true;
            }
            else
            {
                return null;
            }
        }

        return members.Count >= 2 || (members.Count == 1 && !none) ? members : null;
    }

    private static bool IsOnlyRequired(SchemaNode node) =>
        node.Properties.Count == 0 && node.AnyOf.Count == 0 && node.AllOf.Count == 0 && node.OneOf.Count == 0 && node.Not is null;

    private static void Add(List<Union> found, Union union)
    {
        if (!found.Any(u => u.Kind == union.Kind && u.Members.SequenceEqual(union.Members, StringComparer.Ordinal)))
            found.Add(union);
    }
}
