using System.Collections.Immutable;
using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Translation.Parts;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Who decided which field of one cluster, written down as it is built.</summary>
internal sealed class OriginRecorder
{
    private static readonly FieldPath s_socket = FieldPath.Parse("transport_socket");
    private static readonly FieldPath s_innerSocket = FieldPath.Parse("transport_socket.typed_config.transport_socket");

    private readonly Dictionary<FieldPath, (Origin? Winner, List<Origin> Hidden)> _fields = [];

    /// <summary>The field, with the line of the text that the object was read from, else of the code that gave it.</summary>
    public static Origin Of(ResourceKey key, IObjectValue? value, FieldPath path, SourcePlace given)
    {
        var place = value is ObjectNode ? DocumentMarks.Find(Value.Of(value), path) : given.Mark;
        return new(key.Ref, path, place.IsKnown ? place : null) { File = given.File };
    }

    /// <summary>A default of the controller, until something else decides.</summary>
    public void Default(string field) => _fields[FieldPath.Parse(field)] = (null, []);

    /// <summary>It decides, and what decided before is hidden.</summary>
    public void Win(PolicySource policy, PolicyUnit unit)
    {
        var origin = Of(policy.Key, policy.Value, PolicyUnits.PathOf(unit), policy.Place);
        if (unit == PolicyUnit.UpstreamProxyProtocol && _fields.Remove(s_socket, out var inner))
            _fields[s_innerSocket] = inner;
        if (unit == PolicyUnit.Tls)
            DropInner();
        foreach (var field in PolicyUnits.FieldsOf(unit))
            Win(field, origin);
    }

    /// <summary>It wanted to decide, but something stronger did.</summary>
    public void Hide(PolicySource policy, PolicyUnit unit)
    {
        var origin = Of(policy.Key, policy.Value, PolicyUnits.PathOf(unit), policy.Place);
        foreach (var field in PolicyUnits.FieldsOf(unit))
        {
            if (_fields.TryGetValue(field, out var entry))
                entry.Hidden.Add(origin);
        }
    }

    /// <summary>It decides the socket, or the one inside of what is around it.</summary>
    public void Win(TlsPolicySource policy, bool isInner)
    {
        var origin = Of(policy.Key, policy.Value, FieldPath.Parse("spec.validation"), policy.Place);
        if (isInner)
        {
            Win(s_innerSocket, origin);
            return;
        }

        DropInner();
        Win(s_socket, origin);
    }

    public ImmutableArray<FieldOrigin> Finish() =>
        [.. _fields.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal).Select(f => new FieldOrigin(f.Key, f.Value.Winner, [.. f.Value.Hidden]))];

    private void Win(FieldPath field, Origin origin)
    {
        var hidden = new List<Origin>();
        if (_fields.TryGetValue(field, out var before))
        {
            if (before.Winner is not null)
                hidden.Add(before.Winner);
            hidden.AddRange(before.Hidden);
        }

        _fields[field] = (origin, hidden);
    }

    private void DropInner()
    {
        if (!_fields.Remove(s_innerSocket, out var inner))
            return;
        var outer = _fields.GetValueOrDefault(s_socket, (null, []));
        var hidden = new List<Origin>(outer.Item2);
        if (inner.Winner is not null)
            hidden.Add(inner.Winner);
        hidden.AddRange(inner.Hidden);
        _fields[s_socket] = (outer.Item1, hidden);
    }
}
