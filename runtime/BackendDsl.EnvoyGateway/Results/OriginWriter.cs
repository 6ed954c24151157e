using System.Collections.Immutable;
using BackendDsl.Cel.Values;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>Where the fields of a cluster come from, as the result carries it.</summary>
internal static class OriginWriter
{
    /// <summary>
    /// The fields, sorted. Of merged policies the one that has the field wins; a default of the API server belongs to the policy that has the block
    /// around it. What other policies for the same rule say of the field is hidden.
    /// </summary>
    public static ImmutableArray<FieldOrigin> Write(ClusterDraft draft)
    {
        if (draft.Origins is null)
            return [];
        var ruling = new List<Resource>(2);
        if (draft.Traffic is { } traffic)
        {
            ruling.Add(traffic.Policy);
            if (traffic.Parent is { } parent)
                ruling.Add(parent);
        }

        var others = draft.Rule.HiddenOn(draft.Listener).Select(t => t.Policy).Except(ruling).ToList();
        var fields = ImmutableArray.CreateBuilder<FieldOrigin>(draft.Origins.Fields.Count);
        foreach (var (clusterField, source, specField) in draft.Origins.Fields)
        {
            var field = FieldPath.Parse(clusterField);
            if (specField is null)
            {
                fields.Add(new(field, null, []));
                continue;
            }

            var path = FieldPath.Parse("spec." + specField);
            if (source is not null)
            {
                fields.Add(new(field, Of(source, path), []));
                continue;
            }

            var winner = ruling.MaxBy(p => Depth(p, path));
            var hidden = ruling.Concat(others).Where(p => p != winner && Depth(p, path) == path.Segments.Count).Select(p => Of(p, path));
            fields.Add(new(field, winner is null ? null : Of(winner, path), [.. hidden]));
        }

        fields.Sort(static (a, b) => string.CompareOrdinal(a.ClusterField.ToString(), b.ClusterField.ToString()));
        return fields.ToImmutable();
    }

    private static Origin Of(Resource policy, FieldPath path)
    {
        var place = policy.Source.PlaceOf(path);
        return new(policy.Ref, path, place.IsKnown ? place : null) { File = policy.Source.File };
    }

    // How many steps of the path the object has, as it was given.
    private static int Depth(Resource policy, FieldPath path)
    {
        var value = Value.Of(policy.Source.Value);
        for (var i = 0; i < path.Segments.Count; i++)
        {
            if (value.Kind != ValueKind.Object || (value = value.Object[path.Segments[i].Name]).Kind is ValueKind.Absent or ValueKind.Null)
                return i;
        }

        return path.Segments.Count;
    }
}
