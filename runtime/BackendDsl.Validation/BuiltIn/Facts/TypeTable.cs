using System.Collections.Concurrent;

namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>The types by name. Each is read out of <see cref="FactsText"/> at its first use.</summary>
internal static class TypeTable
{
    private static readonly Dictionary<string, (int Start, int End)> s_lines = Index();
    private static readonly ConcurrentDictionary<string, TypeFacts> s_types = new(StringComparer.Ordinal);
    private static readonly Func<string, TypeFacts> s_read = Read;

    /// <summary>The names of all types.</summary>
    public static IEnumerable<string> Names => s_lines.Keys;

    public static TypeFacts Get(string name) => s_types.GetOrAdd(name, s_read);

    private static Dictionary<string, (int Start, int End)> Index()
    {
        var text = FactsText.Types;
        var lines = new Dictionary<string, (int, int)>(700, StringComparer.Ordinal);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var space = text.IndexOf(' ', start, end - start);
            var nameEnd = space < 0 ? end : space;
            nameEnd = VersionRange.Cut(text, start, nameEnd, out _, out _);
            lines[text.Substring(start, nameEnd - start)] = (start, end);
            start = end + 1;
        }

        return lines;
    }

    private static TypeFacts Read(string name)
    {
        var (start, end) = s_lines[name];
        var text = FactsText.Types;
        var package = name.Substring(0, name.LastIndexOf('.') + 1);
        var isOpen = false;
        var members = new List<MemberFacts>();
        var at = Word(text, start, end, out var next);
        VersionRange.Cut(text, start, at, out var since, out var until);
        while (next < end)
        {
            var from = next;
            var to = Word(text, from, end, out next);
            if (text[from] == '*')
            {
                isOpen = true;
            }
            else if (text[from] == '^')
            {
                members.Add(new("apiVersion", Shape.String));
                members.Add(new("kind", Shape.String));
                members.Add(ReadMember("metadata:.meta.v1.ObjectMeta", 0, 28, package, since, until));
            }
            else
            {
                members.Add(ReadMember(text, from, to, package, since, until));
            }
        }

        members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new(name, [.. members], isOpen, since, until);
    }

    // name[:shape][/flags][=default][<enum>][@since-[until]]
    private static MemberFacts ReadMember(string text, int from, int to, string package, int typeSince, int typeUntil)
    {
        var end = VersionRange.Cut(text, from, to, out var since, out var until);
        IReadOnlyList<EnumValue> values = [];
        if (text[end - 1] == '>')
        {
            var open = text.IndexOf('<', from);
            values = ReadEnum(text.Substring(open + 1, end - open - 2));
            end = open;
        }

        string? fallback = null;
        var equals = text.IndexOf('=', from, end - from);
        if (equals >= 0)
        {
            fallback = text.Substring(equals + 1, end - equals - 1);
            end = equals;
        }

        var slash = text.IndexOf('/', from, end - from);
        var (pointer, always, required, zero) = (false, false, false, false);
        if (slash >= 0)
        {
            pointer = text.IndexOf('p', slash, end - slash) >= 0;
            required = text[end - 1] == '!';
            zero = text.IndexOf('z', slash, end - slash) >= 0;
            always = text.IndexOf('w', slash, end - slash) >= 0 || (pointer && text.IndexOf('o', slash, end - slash) < 0);
            end = slash;
        }

        var colon = text.IndexOf(':', from, end - from);
        var shape = colon < 0 ? Shape.String : Shape.Read(text, colon + 1, end, package);
        return new(text.Substring(from, (colon < 0 ? end : colon) - from), shape)
        {
            IsPointer = pointer,
            IsAlwaysWritten = always,
            IsOmittedWhenZero = zero,
            IsRequired = required,
            Default = fallback,
            Enum = values,
            Since = Math.Max(since, typeSince),
            Until = Math.Min(until, typeUntil),
        };
    }

    private static EnumValue[] ReadEnum(string text)
    {
        var parts = text.Split(',');
        var values = new EnumValue[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var end = VersionRange.Cut(parts[i], 0, Math.Max(parts[i].Length, 1), out var since, out _);
            values[i] = new(parts[i].Substring(0, Math.Min(end, parts[i].Length)).Replace('_', ' '), since);
        }

        return values;
    }

    private static int Word(string text, int from, int end, out int next)
    {
        var space = text.IndexOf(' ', from, end - from);
        next = space < 0 ? end : space + 1;
        return space < 0 ? end : space;
    }
}
