using BackendDsl.Validation.Findings;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>What must change because kinds of different files meet in a name. Does not depend on the order of the files.</summary>
/// <param name="LeftOut">Kinds that are not printed.</param>
/// <param name="Nested">Kinds whose companions stand inside the root class, because a root class has such a name.</param>
/// <param name="HintSuffixes">Kinds whose hint names would differ from another's by case only.</param>
/// <param name="Problems">What is told about it.</param>
internal sealed record NameConflicts(
    EquatableArray<KindId> LeftOut, EquatableArray<KindId> Nested, EquatableArray<KindId> HintSuffixes, EquatableArray<DefinitionProblem> Problems)
{
    /// <summary>Finds them all.</summary>
    public static NameConflicts Find(IEnumerable<KindNames> files)
    {
        var sorted = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var entries = sorted
            .SelectMany(f => f.Entries.Select((e, i) => (Id: new KindId(f.Path, i), Entry: e)))
            .ToList();
        var leftOut = new List<KindId>();
        var problems = new List<DefinitionProblem>();
        var classes = new Dictionary<string, (KindId Id, KindNames.Entry Entry)>(StringComparer.Ordinal);
        foreach (var (id, entry) in entries)
        {
            var name = entry.Namespace + "." + entry.ClassName;
            if (!classes.TryGetValue(name, out var first))
            {
                classes.Add(name, (id, entry));
                continue;
            }

            leftOut.Add(id);
            if (first.Entry.Identity != entry.Identity)
                problems.Add(Problem(DiagnosticIds.ClassNameTaken, id, entry, name, first.Entry.Identity));
            else if (first.Entry.Content != entry.Content)
                problems.Add(Problem(DiagnosticIds.DuplicateKind, id, entry, entry.Identity, FileName(first.Id.Path)));
        }

        AddUnmetWishes(sorted, problems);
        return new(new([.. leftOut]), FindNested(classes), FindHints(classes), new([.. problems]));
    }

    /// <summary>The kind as it is to be printed, or null where it is left out.</summary>
    public KindToPrint? Apply(KindEntry kind)
    {
        var id = new KindId(kind.Path, kind.Index);
        return LeftOut.Contains(id) ? null : new(kind.Model, Nested.Contains(id), HintSuffixes.Contains(id));
    }

    // An item with a wildcard holds many files: a wish is unmet where none of those that have it meets it, and told once.
    private static void AddUnmetWishes(List<KindNames> files, List<DefinitionProblem> problems)
    {
        var met = new HashSet<string>(files.SelectMany(f => f.Wishes).Where(w => w.IsMet).Select(w => w.Text), StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var wish in file.Wishes)
            {
                if (met.Contains(wish.Text) || !told.Add(wish.Text))
                    continue;
                problems.Add(wish.IsPin
                    ? new(DiagnosticIds.BadName, file.Path, 0, 0, new([wish.Text, "no type or member has that path"]))
                    : new(DiagnosticIds.UnknownKind, file.Path, 0, 0, new([wish.Text])));
            }
        }
    }

    private static EquatableArray<KindId> FindNested(Dictionary<string, (KindId Id, KindNames.Entry Entry)> classes)
    {
        var nested = new HashSet<KindId>();
        var companions = new Dictionary<string, KindId>(StringComparer.Ordinal);
        foreach (var (id, entry) in classes.Values)
        {
            foreach (var companion in entry.Companions)
            {
                var name = entry.Namespace + "." + companion;
                if (classes.ContainsKey(name))
                    nested.Add(id);
                if (companions.TryGetValue(name, out var other))
                {
                    nested.Add(id);
                    nested.Add(other);
                }
                else
                {
                    companions.Add(name, id);
                }
            }
        }

        return nested.OrderBy(i => i.Path, StringComparer.Ordinal).ThenBy(i => i.Index).ToEquatableArray();
    }

    private static EquatableArray<KindId> FindHints(Dictionary<string, (KindId Id, KindNames.Entry Entry)> classes) =>
        classes.GroupBy(c => c.Key, StringComparer.OrdinalIgnoreCase)
            .SelectMany(g => g.OrderBy(c => c.Key, StringComparer.Ordinal).Skip(1))
            .Select(c => c.Value.Id)
            .OrderBy(i => i.Path, StringComparer.Ordinal).ThenBy(i => i.Index)
            .ToEquatableArray();

    private static DefinitionProblem Problem(string diagnostic, KindId id, KindNames.Entry entry, params string[] arguments) =>
        new(diagnostic, id.Path, entry.Mark.Line, entry.Mark.Column, new(arguments));

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
