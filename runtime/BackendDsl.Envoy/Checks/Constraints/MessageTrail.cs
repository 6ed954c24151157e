using System.Globalization;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>
/// Where a walk through a message is: the fields from the message itself down to the one that is looked at. Going deeper makes nothing; a place and the
/// names that Envoy prints are made for what is reported alone.
/// </summary>
internal sealed class MessageTrail(Place root)
{
    private const string Caused = ": embedded message failed validation | caused by ";

    private Link[] _links = new Link[8];
    private int _depth;

    public void Enter(ApiMessage type, ApiField field, int index = -1, string? key = null)
    {
        if (_depth == _links.Length) Array.Resize(ref _links, 2 * _depth);
        _links[_depth++] = new(type, field, index, key);
    }

    public void Leave() => _depth--;

    /// <summary>Where the walk is.</summary>
    public Place At
    {
        get
        {
            var at = root;
            for (var i = 0; i < _depth; i++)
            {
                at = at.Member(_links[i].Field.Name);
                if (_links[i].Key is { } key) at = at.Key(key);
                else if (_links[i].Index >= 0) at = at.Item(_links[i].Index);
            }
            return at;
        }
    }

    /// <summary>The messages and fields down to here, as Envoy names them in what it says of the message that is looked at.</summary>
    public string Chain()
    {
        var chain = "";
        for (var i = 0; i < _depth; i++) chain += Name(_links[i]) + Caused;
        return chain;
    }

    /// <summary>The same, of the field that is looked at.</summary>
    public string Name() => string.Concat(Enumerable.Range(0, _depth - 1).Select(i => Name(_links[i]) + Caused)) + Name(_links[_depth - 1]);

    private static string Name(Link link)
    {
        var item = link.Key is { } key ? $"[{key}]" : link.Index >= 0 ? string.Create(CultureInfo.InvariantCulture, $"[{link.Index}]") : "";
        return $"{ConstraintPlan.ShortName(link.Type)}ValidationError.{ConstraintNames.Title(link.Field.Name)}{item}";
    }

    private readonly record struct Link(ApiMessage Type, ApiField Field, int Index, string? Key);
}
