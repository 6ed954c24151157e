using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Kinds;

/// <summary>The kinds that are known: by definitions that were given, and by what the packages bring.</summary>
internal sealed class KindRegistry(KubernetesVersion version, bool knowsPackages = true)
{
    private readonly Dictionary<(string ApiVersion, string Kind), KnownKind> _kinds = [];
    private readonly Dictionary<(string Group, string Kind), (CustomResourceDefinition Definition, string Origin)> _definitions = [];
    private readonly Dictionary<(string ApiVersion, string Kind), KnownKind?> _packaged = [];

    /// <summary>The server version.</summary>
    public KubernetesVersion Version => version;

    /// <summary>Adds the definitions of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWanted">True where it was given as a file of definitions: a second, other definition of a kind is a mistake then.</param>
    /// <param name="problems">Where problems go.</param>
    /// <returns>How many definitions it holds.</returns>
    public int Add(InputText text, bool isWanted, List<InputProblem> problems)
    {
        var set = CustomResourceDefinitionReader.Read(text.Text, text.Name);
        foreach (var problem in set.Problems)
        {
            if (isWanted && problem.Severity == ProblemSeverity.Error)
                problems.Add(new(text.Name, problem.Mark, problem.Message));
        }

        foreach (var definition in set.Definitions)
            Add(definition, text.Name, isWanted, problems);
        return set.Definitions.Count;
    }

    /// <summary>The kind; null where nobody here knows it.</summary>
    public KnownKind? Find(string apiVersion, string kind)
    {
        if (_kinds.TryGetValue((apiVersion, kind), out var known))
            return known;
        if (!knowsPackages || _definitions.ContainsKey((GroupOf(apiVersion), kind)))
            return null;
        if (!_packaged.TryGetValue((apiVersion, kind), out known))
            _packaged.Add((apiVersion, kind), known = PackagedKinds.Find(apiVersion, kind, version));
        return known;
    }

    /// <summary>The versions of a kind that are served, where its definition was given; the packages bring only some of a kind's versions.</summary>
    public IReadOnlyList<string> VersionsOf(string group, string kind) => _definitions.TryGetValue((group, kind), out var known)
        ? [.. known.Definition.Versions.Where(v => v.Served).Select(v => v.Name)]
        : [];

    /// <summary>Every kind there is, for suggestions.</summary>
    public IEnumerable<(string ApiVersion, string Kind)> All => _kinds.Keys.Concat(PackagedKinds.All).Distinct().OrderBy(k => k.Kind, StringComparer.Ordinal).ThenBy(k => k.ApiVersion, StringComparer.Ordinal);

    private static string GroupOf(string apiVersion) => apiVersion.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? apiVersion[..slash] : "";

    private void Add(CustomResourceDefinition definition, string file, bool isWanted, List<InputProblem> problems)
    {
        var key = (definition.Group, definition.Kind);
        var origin = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}:{definition.Mark.Line}");
        if (_definitions.TryGetValue(key, out var first))
        {
            // The same definition in two bundles is common and harmless; two that differ leave it open which one the server has.
            if (isWanted && !IsSame(first.Definition, definition))
            {
                problems.Add(new(file, definition.Mark,
                    $"{definition.Kind} of {definition.Group} is defined here and, otherwise, at {first.Origin}; give one of them"));
            }

            return;
        }

        _definitions.Add(key, (definition, origin));
        foreach (var served in definition.Versions)
        {
            if (served.Schema is null)
                continue;
            var identity = ResourceIdentity.Of(definition, served);
            _kinds.TryAdd((identity.ApiVersion, definition.Kind), new(identity, definition.Plural, served.Schema, origin, version)
            {
                IsServed = served.Served,
                Deprecation = !served.Deprecated ? null : served.DeprecationWarning ?? $"{identity.ApiVersion} {definition.Kind} is deprecated",
            });
        }
    }

    private static bool IsSame(CustomResourceDefinition left, CustomResourceDefinition right) =>
        left.Plural == right.Plural && left.IsNamespaced == right.IsNamespaced && left.Versions.Count == right.Versions.Count
        && left.Versions.Zip(right.Versions).All(p => p.First.Name == p.Second.Name && p.First.Served == p.Second.Served
            && Text(p.First) == Text(p.Second));

    private static string Text(CustomResourceVersion served) => served.Schema is null ? "" : CompactSchema.Write(served.Schema);
}
