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
        return Read(session, [.. ReadTexts(session, option, paths, inputName, problems)], problems);
    }

    /// <summary>The resources of these texts.</summary>
    public static List<ManifestResource> Read(Session session, IReadOnlyList<InputText> texts, List<InputProblem> problems) =>
        ReadParts<ManifestResource>(session, texts, Add, problems);

    /// <summary>What is made of each of these texts, in their order.</summary>
    public static List<T> ReadParts<T>(Session session, IReadOnlyList<InputText> texts, Action<InputText, List<T>, List<InputProblem>> read, List<InputProblem> problems)
    {
        var parts = texts.Select(t => new Part<T>(t, [], [])).ToList();
        InParallel.ForEach(parts, p => read(p.Text, p.Made, p.Problems), session.Cancellation);
        problems.AddRange(parts.SelectMany(p => p.Problems));
        return [.. parts.SelectMany(p => p.Made)];
    }

    private sealed record Part<T>(InputText Text, List<T> Made, List<InputProblem> Problems);

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
        var first = resources.Count;
        ReadEach(text, resources.Add, () => resources.RemoveRange(first, resources.Count - first), problems);
    }

    /// <summary>Gives each resource of one text as it is read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="take">Is given each resource.</param>
    /// <param name="discard">What was given of this text does not count: it is read again, in another way.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="drop">
    /// As many of those that were given last do not count: their document cannot be read to its end. Null where resources need not be given before that, so that lists are held as a whole.
    /// </param>
    public static void ReadEach(InputText text, Action<ManifestResource> take, Action discard, List<InputProblem> problems, Action<int>? drop = null)
    {
        var (count, given) = (0, 0);
        (SourceMark Mark, HelmSource? Template) of = default;
        var items = drop is null ? null : new ItemSink(
            (item, mark, document, own) =>
            {
                if (of.Mark != document)
                    of = (document, FindTemplate(text, document));
                Take(Make(text, count, item, mark.IsKnown ? mark : document, of.Template, own), Give, depth: 1);
            },
            () =>
            {
                drop(given);
                given = 0;
            });
        var found = DocumentReader.ReadEachResource(
            text.Text,
            (document, own) =>
            {
                var number = count++;
                if (document.Root.Kind != ValueKind.Null)
                    Take(Make(text, number, document.Root, document.Mark, FindTemplate(text, document.Mark), own), Give, depth: 0);
                given = 0;
            },
            () =>
            {
                (count, given) = (0, 0);
                discard();
            },
            items);
        foreach (var problem in found)
        {
            if (problem.Severity == ProblemSeverity.Error)
                problems.Add(new(text.Name, problem.Mark, TemplateHint(text, problem) ?? problem.Message));
        }

        void Give(ManifestResource resource)
        {
            given++;
            take(resource);
        }
    }

    private static ManifestResource Make(InputText text, int document, Value root, SourceMark mark, HelmSource? template, IEnumerable<Problem> own)
    {
        var marks = own.Where(p => p.Code == ProblemCode.DuplicateName).Select(p => p.Mark).ToList();
        return new(text, document, root, mark)
        {
            Template = template,
            Duplicates = marks.Count == 0 ? [] : DuplicateFinder.Find(root, marks),
        };
    }

    private static void Take(ManifestResource resource, Action<ManifestResource> take, int depth)
    {
        if (depth < TextReaderLimits.Lists && resource.Kind.EndsWith("List", StringComparison.Ordinal) && resource.Root.At("items") is { Kind: ValueKind.Array } items)
        {
            for (var i = 0; i < items.Array.Count; i++)
            {
                var mark = items.Array is ArrayNode array && array.MarkAt(i) is { IsKnown: true } known ? known : resource.Mark;
                var prefix = FieldPath.Root.Member("items").Item(i);
                Take(
                    new(resource.Input, resource.Document, items.Array[i], mark)
                    {
                        Template = resource.Template,
                        Duplicates = [.. resource.Duplicates.Where(d => prefix.Contains(d.Path)).Select(d => (FieldPath.Of(d.Path.Segments.Skip(2)), d.Mark))],
                    },
                    take,
                    depth + 1);
            }

            return;
        }

        take(resource);
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
