using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// Reads YAML or JSON into values the way the Kubernetes tools turn YAML into JSON: YAML 1.1 booleans, several
/// documents in one text, anchors and merges resolved. Hostile text costs bounded time and memory.
/// </summary>
public static class DocumentReader
{
    /// <summary>The longest text that is read, in UTF-16 units; of a longer one a problem is told. Files need not be read to be told so: they have at least as many bytes.</summary>
    public const int MaxLength = DocumentLimits.Length;

    /// <summary>Reads every document of <paramref name="text"/>; never throws on bad text.</summary>
    public static DocumentSet Read(string text)
    {
        var documents = new List<Document>();
        var problems = ReadWith(text, new NodeReader([]), (document, _) => documents.Add(document), documents.Clear);
        return new(documents, problems);
    }

    /// <summary>Reads every document of a text that holds resources; one that is larger than the API server takes is a problem, and not among them.</summary>
    internal static DocumentSet ReadResources(string text)
    {
        var documents = new List<Document>();
        var problems = ReadEachResource(text, (document, _) => documents.Add(document), documents.Clear);
        return new(documents, problems);
    }

    /// <summary>Reads every document of a text that holds resources, and keeps none of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="take">Is given each document, with what was found while it was read.</param>
    /// <param name="discard">What was given does not count: the text is read again from its begin, in another way.</param>
    /// <param name="items">Is given the items of lists of resources, which then are not in their documents; null where they are not to be taken apart.</param>
    /// <returns>What was found on the way.</returns>
    internal static IReadOnlyList<Problem> ReadEachResource(string text, Action<Document, IEnumerable<Problem>> take, Action discard, ItemSink? items = null)
    {
        try
        {
            return ReadWith(text, new ResourceReader(items), take, discard);
        }
        catch (ListExpectedException)
        {
            discard();
            return ReadWith(text, new ResourceReader(null), take, discard);
        }
    }



    private static List<Problem> ReadWith(string text, NodeReader node, Action<Document, IEnumerable<Problem>> take, Action discard)
    {
        DocumentStream.Read(
            text ?? "",
            node,
            reader =>
            {
                var mark = reader.Mark;
                var known = node.Problems.Count;
                if (TryReadRoot(node, reader, out var root))
                    take(new(root, mark), node.Problems.Skip(known));
            },
            discard);
        return node.Problems;
    }

    /// <summary>Reads a text that must hold exactly one document.</summary>
    /// <exception cref="FormatException">It does not, or it is neither YAML nor JSON; the message names line and column.</exception>
    public static Value ReadOne(string text)
    {
        var set = Read(text);
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                throw new FormatException(problem.Mark + " " + problem.Message);
        }

        return set.Documents.Count == 1
            ? set.Documents[0].Root
            : throw new FormatException($"expected one document, found {set.Documents.Count}");
    }

    private static bool TryReadRoot(NodeReader node, EventReader reader, out Value root)
    {
        root = Value.Null;
        if (reader.Kind == EventKind.DocumentEnd)
            return true;
        if (node is ResourceReader resources)
            return resources.TryReadRoot(reader, out root);
        root = node.ReadValue(reader);
        return true;
    }
}
