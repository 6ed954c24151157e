using BackendDsl.Cel.Values;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Inputs;

/// <summary>Reads the resources of files: several documents in a file, lists of resources, rendered charts.</summary>
internal static class ManifestReader
{
    /// <summary>The resources of these paths; what cannot be read is a problem, and the rest is read all the same.</summary>
    public static List<ManifestResource> Read(Session session, string option, IReadOnlyList<string> paths, string inputName, List<InputProblem> problems)
    {
        var parts = ReadTexts(session, option, paths, inputName, problems).Select(t => new Part(t, [], [])).ToList();
        InParallel.ForEach(parts, p => Add(p.Text, p.Resources, p.Problems), session.Cancellation);
        problems.AddRange(parts.SelectMany(p => p.Problems));
        return [.. parts.SelectMany(p => p.Resources)];
    }

    private sealed record Part(InputText Text, List<ManifestResource> Resources, List<InputProblem> Problems);

    /// <summary>The texts of these paths.</summary>
    public static IEnumerable<InputText> ReadTexts(Session session, string option, IReadOnlyList<string> paths, string inputName, List<InputProblem> problems)
    {
        foreach (var file in new FileFinder(session, option).Find(paths, inputName, problems))
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var text = file.IsInput ? TextSource.ReadInput(session, inputName, problems) : TextSource.ReadFile(file.FullPath, file.Name, problems);
            if (text is not null)
                yield return text;
        }
    }

    /// <summary>Adds the resources of one text.</summary>
    public static void Add(InputText text, List<ManifestResource> resources, List<InputProblem> problems)
    {
        var set = DocumentReader.Read(text.Text);
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                problems.Add(new(text.Name, problem.Mark, TemplateHint(text, problem) ?? problem.Message));
        }

        for (var i = 0; i < set.Documents.Count; i++)
        {
            var document = set.Documents[i];
            if (document.Root.Kind == ValueKind.Null)
                continue;
            var next = i + 1 < set.Documents.Count ? set.Documents[i + 1].Mark.Line : int.MaxValue;
            var marks = set.Problems.Where(p => p.Code == ProblemCode.DuplicateName && p.Mark.Line >= document.Mark.Line && p.Mark.Line < next).Select(p => p.Mark).ToList();
            var resource = new ManifestResource(text, i, document.Root, document.Mark)
            {
                Template = FindTemplate(text, document.Mark),
                Duplicates = marks.Count == 0 ? [] : DuplicateFinder.Find(document.Root, marks),
            };
            AddResource(resource, resources, depth: 0);
        }
    }

    private static void AddResource(ManifestResource resource, List<ManifestResource> resources, int depth)
    {
        if (depth < TextReaderLimits.Lists && resource.Kind.EndsWith("List", StringComparison.Ordinal) && resource.Root.At("items") is { Kind: ValueKind.Array } items)
        {
            for (var i = 0; i < items.Array.Count; i++)
            {
                var mark = items.Array is ArrayNode array && array.MarkAt(i) is { IsKnown: true } known ? known : resource.Mark;
                var prefix = FieldPath.Root.Member("items").Item(i);
                AddResource(
                    new(resource.Input, resource.Document, items.Array[i], mark)
                    {
                        Template = resource.Template,
                        Duplicates = [.. resource.Duplicates.Where(d => prefix.Contains(d.Path)).Select(d => (FieldPath.Of(d.Path.Segments.Skip(2)), d.Mark))],
                    },
                    resources,
                    depth + 1);
            }

            return;
        }

        resources.Add(resource);
    }

    /// <summary>Helm says before each document which template it comes from.</summary>
    private static HelmSource? FindTemplate(InputText text, SourceMark mark)
    {
        const string Comment = "# Source: ";
        for (var line = mark.Line - 1; line >= 1 && mark.Line - line < 200; line--)
        {
            var content = text.Line(line);
            if (content is null)
                continue;
            if (content.StartsWith(Comment, StringComparison.Ordinal) && content.Length > Comment.Length)
                return new(content[Comment.Length..].Trim(), line);
            if (content.Length > 0 && content[0] != '#' && content.Trim().Length > 0 && content.TrimEnd() != "---")
                return null;
            if (content.StartsWith("---", StringComparison.Ordinal))
                return null;
        }

        return null;
    }

    private static string? TemplateHint(InputText text, Problem problem)
    {
        var near = (text.Line(problem.Mark.Line) ?? "") + text.Line(problem.Mark.Line - 1);
        return near.Contains("{{", StringComparison.Ordinal)
            ? "this is a Helm template, not YAML; give what 'helm template' prints, for instance by 'helm template CHART | backenddsl validate -f -'"
            : null;
    }
}
