using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>
/// What an apply sends: the stored object with the manifest laid over it. What the manifest leaves out goes if the manifest before named it, and stays
/// if the server or somebody else put it there (the selector of a Job, the address of a Service).
/// </summary>
internal static class ManifestApply
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";
    private const int DepthLimit = 64;

    private static readonly string[] s_serverOwned = ["generation", "resourceVersion", "creationTimestamp"];

    /// <summary>
    /// True for an object as a server gives it back, false for one as its author wrote it. An identity alone may have been copied into a manifest.
    /// </summary>
    public static bool IsStored(in Value deployed)
    {
        var metadata = At(deployed, "metadata");
        if (At(metadata, "uid").Kind != ValueKind.String)
            return false;
        foreach (var name in s_serverOwned)
        {
            if (At(metadata, name).Kind is ValueKind.String or ValueKind.Integer)
                return true;
        }

        return false;
    }

    /// <summary>Lays a manifest over a stored object.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="deployed">The object as it was given: stored, or as its author wrote it.</param>
    /// <param name="stored">The object as it is stored.</param>
    public static Value Lay(in Value manifest, in Value deployed, in Value stored)
    {
        // An object that was read from the server and changed is sent as it is.
        if (IsStored(manifest))
            return manifest;
        var before = IsStored(deployed) ? Applied(deployed) : deployed;
        return Merge(manifest, before, stored, "", "", 0);
    }

    /// <summary>What was applied the last time, where the object remembers it.</summary>
    private static Value Applied(in Value deployed)
    {
        if (At(At(At(deployed, "metadata"), "annotations"), LastApplied) is not { Kind: ValueKind.String } text)
            return default;
        var set = DocumentReader.Read(text.String);
        return set.Documents.Count == 1 && set.Documents[0].Root.Kind == ValueKind.Object ? set.Documents[0].Root : default;
    }

    private static Value Merge(in Value manifest, in Value before, in Value stored, string member, string owner, int depth)
    {
        if (depth > DepthLimit || manifest.Kind != stored.Kind)
            return manifest;
        return manifest.Kind switch
        {
            ValueKind.Object => MergeObject(manifest.Object, before, stored.Object, member, depth),
            ValueKind.Array when MergeKeys.Of(member, owner) is { } key => MergeList(manifest.Array, before, stored.Array, key, member, depth),
            _ => manifest,
        };
    }

    private static Value MergeObject(IObjectValue manifest, in Value before, IObjectValue stored, string owner, int depth)
    {
        var result = new ObjectNode(Math.Max(manifest.Count, stored.Count));
        for (var i = 0; i < manifest.Count; i++)
        {
            var name = manifest.NameAt(i);
            result.Set(name, Merge(manifest.ValueAt(i), At(before, name), stored[name], name, owner, depth + 1));
        }

        var retains = MergeKeys.RetainsKeysOnly(owner);
        for (var i = 0; i < stored.Count; i++)
        {
            var name = stored.NameAt(i);
            // A list of members that is not complete may hold this one too.
            if (manifest[name].IsAbsent && manifest.IsComplete && !retains && !At(before, name).IsPresent)
                result.Set(name, stored.ValueAt(i));
        }

        return manifest.IsComplete ? Value.Of(result) : Value.Of(manifest);
    }

    private static Value MergeList(IArrayValue manifest, in Value before, IArrayValue stored, string key, string member, int depth)
    {
        // Items without a key, or two with the same, cannot be told apart: an apply of such a list is the list.
        var (ours, theirs) = (Index(manifest, key, out var oursHaveKeys), Index(stored, key, out var theirsHaveKeys));
        if (!manifest.IsComplete || !oursHaveKeys || !theirsHaveKeys)
            return Value.Of(manifest);
        var last = before.Kind == ValueKind.Array ? Index(before.Array, key, out _) : [];
        var result = new ArrayNode();
        for (var i = 0; i < manifest.Count; i++)
        {
            var name = At(manifest[i], key);
            result.Add(theirs.TryGetValue(name, out var same) ? Merge(manifest[i], last.TryGetValue(name, out var was) ? was : default, same, member, "", depth + 1) : manifest[i]);
        }

        for (var i = 0; i < stored.Count; i++)
        {
            var name = At(stored[i], key);
            if (!ours.ContainsKey(name) && !last.ContainsKey(name))
                result.Add(stored[i]);
        }

        return Value.Of(result);
    }

    // The items by their keys, the first of those with the same.
    private static Dictionary<Value, Value> Index(IArrayValue list, string key, out bool haveKeys)
    {
        haveKeys = true;
        var index = new Dictionary<Value, Value>(list.Count, ValueEquality.Comparer);
        for (var i = 0; i < list.Count; i++)
        {
            if (At(list[i], key) is { Kind: ValueKind.String or ValueKind.Integer } name && !index.ContainsKey(name))
                index.Add(name, list[i]);
            else
                haveKeys = false;
        }

        return index;
    }

    private static Value At(in Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;
}
