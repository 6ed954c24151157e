using System.Globalization;
using System.Text;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Counts agreement by what is compared and by kind.</summary>
internal sealed class VerdictTally
{
    private readonly SortedDictionary<string, (int Good, int All)> _all = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, (int Good, int All)>> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _notes = [];

    public void Add(VerdictCase one, string what, bool good)
    {
        Count(_all, what, good);
        if (one.IsUpdate)
            Count(_all, what + ", updates", good);
        if (!_kinds.TryGetValue(one.Kind, out var kind))
            _kinds[one.Kind] = kind = new(StringComparer.Ordinal);
        Count(kind, what, good);
    }

    public void Note(string what, VerdictCase one, string text)
    {
        if (!_notes.TryGetValue(what, out var list))
            _notes[what] = list = [];
        list.Add($"{one.Id} ({one.Rule}): {text}");
    }

    public int Count(string what) => _notes.TryGetValue(what, out var list) ? list.Count : 0;

    public double Share(string what) => _all.TryGetValue(what, out var count) ? 100.0 * count.Good / count.All : 100;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (what, count) in _all)
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {count.Good} of {count.All} ({100.0 * count.Good / count.All:F2} %)"));
        foreach (var (kind, counts) in _kinds)
            text.Append(kind).Append(": ").AppendLine(string.Join(", ", counts.Select(c => $"{c.Key} {c.Value.Good}/{c.Value.All}")));
        foreach (var (what, list) in _notes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{what}: {list.Count}");
            foreach (var line in list.Take(12))
                text.Append("  ").AppendLine(line);
        }

        return text.ToString();
    }

    private static void Count(SortedDictionary<string, (int Good, int All)> counts, string what, bool good)
    {
        counts.TryGetValue(what, out var count);
        counts[what] = (count.Good + (good ? 1 : 0), count.All + 1);
    }
}
