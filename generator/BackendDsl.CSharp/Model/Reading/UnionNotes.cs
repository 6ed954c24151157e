namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Tells in words what a member of a union excludes.</summary>
internal static class UnionNotes
{
    /// <summary>The sentences for one member, or empty.</summary>
    public static string For(string member, List<Union> unions, Func<string, string> nameOf)
    {
        var text = "";
        foreach (var union in unions)
        {
            if (!union.Members.Contains(member))
                continue;
            var all = string.Join(", ", union.Members.Select(nameOf));
            var sentence = union.Members.Count == 1
                ? union.Kind == UnionKind.AtMostOne ? "" : "Must be set."
                : union.Kind switch
                {
                    UnionKind.ExactlyOne => $"Exactly one of {all} must be set.",
                    UnionKind.AtMostOne => $"At most one of {all} may be set.",
                    _ => $"At least one of {all} must be set.",
                };
            if (sentence.Length > 0)
                text += text.Length > 0 ? "\n" + sentence : sentence;
        }

        return text;
    }
}
