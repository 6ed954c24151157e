using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tool.Differences;

/// <summary>What a set of definitions accepts otherwise than an older one.</summary>
internal static class DefinitionComparison
{
    /// <summary>The changes: what breaks first, then by kind, version and path.</summary>
    public static IReadOnlyList<DefinitionChange> Compare(IReadOnlyCollection<CustomResourceDefinition> old, IReadOnlyCollection<CustomResourceDefinition> now)
    {
        var changes = new List<DefinitionChange>();
        foreach (var definition in old)
        {
            if (now.FirstOrDefault(d => d.Group == definition.Group && d.Kind == definition.Kind) is { } other)
                Compare(definition, other, changes);
            else
                changes.Add(new(definition.Group, definition.Kind, "", "", DefinitionChangeKind.Removed, "the definition is gone, and every object with it", true));
        }

        foreach (var definition in now)
        {
            if (!old.Any(d => d.Group == definition.Group && d.Kind == definition.Kind))
                changes.Add(new(definition.Group, definition.Kind, "", "", DefinitionChangeKind.Added, "new", false));
        }

        return
        [
            .. changes.OrderBy(c => !c.Breaks).ThenBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Group, StringComparer.Ordinal)
                .ThenBy(c => c.Version, StringComparer.Ordinal).ThenBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Change).ThenBy(c => c.Message, StringComparer.Ordinal),
        ];
    }

    private static void Compare(CustomResourceDefinition old, CustomResourceDefinition now, List<DefinitionChange> changes)
    {
        void Add(string version, string path, DefinitionChangeKind change, string message, bool breaks) =>
            changes.Add(new(now.Group, now.Kind, version, path, change, message, breaks));

        if (old.IsNamespaced != now.IsNamespaced)
            Add("", "", DefinitionChangeKind.Changed, now.IsNamespaced ? "of the whole cluster before, in namespaces now" : "in namespaces before, of the whole cluster now", true);
        if (old.Plural != now.Plural)
            Add("", "", DefinitionChangeKind.Renamed, $"plural {old.Plural} became {now.Plural}", true);
        foreach (var version in old.Versions.Where(v => v.Served))
        {
            var other = now.Versions.FirstOrDefault(v => v.Name == version.Name);
            if (other is not { Served: true })
            {
                Add(version.Name, "", DefinitionChangeKind.Removed, other is null ? "the version is gone" : "the version is no longer served", true);
                continue;
            }

            if (other.Deprecated && !version.Deprecated)
                Add(version.Name, "", DefinitionChangeKind.Deprecated, other.DeprecationWarning ?? "the version is deprecated", false);
            if (version.HasStatusSubresource != other.HasStatusSubresource)
                Add(version.Name, "status", DefinitionChangeKind.Changed, other.HasStatusSubresource ? "a subresource now: status in a manifest is dropped" : "no subresource any more", false);
            if (version.Schema is { } oldSchema && other.Schema is { } newSchema)
                new SchemaComparison((path, change, message, breaks) => Add(version.Name, path, change, message, breaks)).Compare(oldSchema, newSchema, "");
        }

        foreach (var version in now.Versions.Where(v => v.Served && !old.Versions.Any(o => o.Served && o.Name == v.Name)))
            Add(version.Name, "", DefinitionChangeKind.Added, "new version", false);
    }
}
