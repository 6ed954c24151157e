using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>An object or map read from C#: members with the expressions they come from.</summary>
internal sealed class CallSiteObject : IObjectValue
{
    private readonly List<KeyValuePair<string, CallSitePlace>> _members = [];

    /// <summary>The call or creation this object comes from; diagnostics about something missing go there.</summary>
    public CallSpan Call { get; set; }

    /// <summary>How many conditions the object itself stands under: a call under more than that may not happen.</summary>
    public int Depth { get; set; }

    /// <summary>True where code that is not read here may add to the object.</summary>
    public bool Escaped { get; set; }

    /// <summary>True where code that is not read here has hold of the object and may have done anything to it.</summary>
    public bool IsLost { get; set; }

    /// <summary>True once the object is finished (a builder's <c>Build()</c>, an initialiser): nothing is added later.</summary>
    public bool Finished { get; set; }

    /// <summary>True where <c>BuildUnchecked()</c> made it: somebody wants it as it is.</summary>
    public bool IsUnchecked { get; set; }

    public int Count => _members.Count;

    public bool IsComplete => !Escaped;

    public Value this[string name] => Find(name)?.Value ?? Value.Absent;

    public string NameAt(int index) => _members[index].Key;

    public Value ValueAt(int index) => _members[index].Value.Value;

    public CallSitePlace PlaceAt(int index) => _members[index].Value;

    public CallSitePlace? Find(string name)
    {
        foreach (var member in _members)
        {
            if (string.Equals(member.Key, name, StringComparison.Ordinal))
                return member.Value;
        }

        return null;
    }

    /// <summary>Puts a member there, in place of the one of that name.</summary>
    public void Set(string name, CallSitePlace place)
    {
        for (var i = 0; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal))
            {
                _members.RemoveAt(i);
                break;
            }
        }

        _members.Add(new(name, place));
    }

    /// <summary>A copy that can be changed without changing this one; values are shared, for models do not change.</summary>
    public CallSiteObject Copy()
    {
        var copy = new CallSiteObject { Call = Call, Escaped = Escaped, IsUnchecked = IsUnchecked };
        foreach (var member in _members)
        {
            var place = member.Value;
            copy._members.Add(new(member.Key, new(CopyValue(place.Value), place.Argument, place.Call) { Key = place.Key, Choices = place.Choices, Alternatives = place.Alternatives }));
        }

        return copy;
    }

    /// <summary>Another object with the same members, whose parts are the very same.</summary>
    public CallSiteObject Shallow()
    {
        var copy = new CallSiteObject { Call = Call, Escaped = Escaped, Finished = Finished, IsLost = IsLost };
        foreach (var member in _members)
        {
            var place = member.Value;
            copy._members.Add(new(member.Key, new(place.Value, place.Argument, place.Call) { Key = place.Key, Choices = place.Choices, Alternatives = place.Alternatives }));
        }

        return copy;
    }

    /// <summary>
    /// Tells every object that can still be continued from here that code not read may do so. Items of lists are not concerned:
    /// no builder method reaches back into an item.
    /// </summary>
    public void Seal()
    {
        foreach (var member in _members)
        {
            switch (member.Value.Value)
            {
                case { Kind: ValueKind.Object } value when value.Object is CallSiteObject nested:
                    nested.Escaped |= Escaped;
                    nested.Seal();
                    break;
                case { Kind: ValueKind.Array } value when value.Array is CallSiteArray array:
                    array.Escaped |= Escaped;
                    array.Seal();
                    break;
            }
        }
    }

    private static Value CopyValue(Value value) => value switch
    {
        { Kind: ValueKind.Object } when value.Object is CallSiteObject o => Value.Of(o.Copy()),
        { Kind: ValueKind.Array } when value.Array is CallSiteArray a => Value.Of(a.Copy()),
        _ => value,
    };
}
