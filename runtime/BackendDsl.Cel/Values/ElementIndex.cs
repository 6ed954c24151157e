using System.Globalization;
using System.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Finds the elements of a list of type set or map by value or by keys; of several with the same keys the last.</summary>
internal sealed class ElementIndex
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly ListAdapter _semantics;

    private ElementIndex(ListAdapter semantics) => _semantics = semantics;

    /// <summary>An index of the elements, or null where one of them is not known or has no plain key.</summary>
    public static ElementIndex? Create(in CelValue list, ListAdapter semantics, WorkMeter meter)
    {
        var index = new ElementIndex(semantics);
        var count = Lists.Count(list);
        for (var i = 0; i < count; i++)
        {
            if (!meter.Spend(1) || index.KeyOf(Lists.Item(list, i)) is not { } key)
                return null;
            if (!semantics.IsNeverFound(list, i))
                index._places[key] = i;
        }

        return index;
    }

    /// <summary>The place of the element, or -1; null where the wanted one has no plain key.</summary>
    public int? Find(in CelValue wanted) => KeyOf(wanted) is not { } key ? null : _places.TryGetValue(key, out var at) ? at : -1;

    public void Set(in CelValue item, int place)
    {
        if (KeyOf(item) is { } key)
            _places[key] = place;
    }

    private string? KeyOf(in CelValue item)
    {
        if (!_semantics.IsMap)
        {
            return item.Kind switch
            {
                CelKind.String => "s" + item.String,
                CelKind.Int => "i" + item.Int.ToString(CultureInfo.InvariantCulture),
                CelKind.Bool => item.Bool ? "t" : "f",
                _ => null,
            };
        }

        var text = new StringBuilder();
        foreach (var key in _semantics.Keys)
        {
            var value = ListAdapter.Key(item, key);
            switch (value.Kind)
            {
                case ValueKind.String:
                    text.Append('s').Append(value.String.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value.String);
                    break;
                case ValueKind.Integer:
                    text.Append('i').Append(value.Integer.ToString(CultureInfo.InvariantCulture)).Append(';');
                    break;
                case ValueKind.Boolean:
                    text.Append(value.Boolean ? 't' : 'f');
                    break;
                case ValueKind.Absent:
                    text.Append('-');
                    break;
                case ValueKind.Null:
                    text.Append('n');
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }
}
