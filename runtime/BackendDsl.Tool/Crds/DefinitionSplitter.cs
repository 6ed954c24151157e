using System.Security.Cryptography;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Crds;

/// <summary>Takes the definitions out of texts, a file each.</summary>
internal static class DefinitionSplitter
{
    /// <summary>A definition as it is written.</summary>
    internal sealed record Piece(LockedFile File, byte[] Bytes);

    /// <summary>The definitions of what a source gave.</summary>
    /// <exception cref="UsageException">A text cannot be read, or holds something under a name that is no file name.</exception>
    public static IReadOnlyList<Piece> Split(string source, Fetched fetched)
    {
        var pieces = new SortedDictionary<string, Piece>(StringComparer.Ordinal);
        foreach (var text in fetched.Texts)
        {
            var set = DocumentReader.Read(text.Text);
            if (set.Problems.FirstOrDefault(p => p.Severity == ProblemSeverity.Error) is { } problem)
                throw new UsageException(new InputProblem(text.Name, problem.Mark, problem.Message).ToString());
            var lines = text.Text.Split('\n');
            for (var i = 0; i < set.Documents.Count; i++)
            {
                var document = set.Documents[i];
                if (IsDefinition(document.Root))
                {
                    var isJson = text.Text.TrimStart().StartsWith('{');
                    Add(pieces, source, fetched.Version, document.Root, isJson ? Json(document.Root) : Encoding.UTF8.GetBytes(Lines(lines, document.Mark.Line, i + 1 < set.Documents.Count ? set.Documents[i + 1].Mark.Line : lines.Length + 1)));
                }

                // A list has no lines of its own for each item.
                foreach (var item in document.Root.TextAt("kind").EndsWith("List", StringComparison.Ordinal) ? document.Root.At("items").Items() : [])
                {
                    if (IsDefinition(item))
                        Add(pieces, source, fetched.Version, item, Json(item));
                }
            }
        }

        return [.. pieces.Values];
    }

    private static bool IsDefinition(Value root) =>
        root.TextAt("kind") == "CustomResourceDefinition" && root.TextAt("apiVersion").StartsWith("apiextensions.k8s.io/", StringComparison.Ordinal) && root.At("spec").Kind == ValueKind.Object;

    private static void Add(SortedDictionary<string, Piece> pieces, string source, string version, Value root, byte[] bytes)
    {
        var name = root.At("metadata").TextAt("name");
        if (name.Length is 0 or > 250 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-') || name[0] == '.')
            throw new UsageException($"{source}: '{Paint.Clean(name)}' is no name of a definition");
        var spec = root.At("spec");
        pieces[name] = new(new(name + ".yaml", name, spec.TextAt("group"), spec.At("names").TextAt("kind"), source, version, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes);
    }

    private static byte[] Json(Value root) => JsonOutput.Bytes(writer => ValueJson.Write(writer, root));

    private static string Lines(string[] lines, int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from - 1; i < to - 1 && i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.TrimEnd() is "---" or "...")
                continue;
            text.Append(line.StartsWith("--- ", StringComparison.Ordinal) ? line[4..] : line).Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }
}
