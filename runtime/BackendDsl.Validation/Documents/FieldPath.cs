using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl;

/// <summary>
/// A place in an object, step by step: the one form in which findings carry it. It is printed as the API server prints field paths,
/// for example <c>spec.targetRefs[0].kind</c> and <c>metadata.labels[app]</c>; the root is the empty string.
/// </summary>
public sealed class FieldPath : IEquatable<FieldPath>, IComparable<FieldPath>
{
    private readonly FieldPathSegment[] _segments;
    private string? _text;

    private FieldPath(FieldPathSegment[] segments) => _segments = segments;

    /// <summary>The object as a whole.</summary>
    public static FieldPath Root { get; } = new([]);

    /// <summary>The steps from the root on.</summary>
    public IReadOnlyList<FieldPathSegment> Segments => _segments;

    /// <summary>True for the object as a whole.</summary>
    public bool IsRoot => _segments.Length == 0;

    /// <summary>The path without its last step; the root for the root.</summary>
    public FieldPath Parent
    {
        get
        {
            if (_segments.Length < 2)
                return Root;
            var segments = new FieldPathSegment[_segments.Length - 1];
            Array.Copy(_segments, segments, segments.Length);
            return new(segments);
        }
    }

    /// <summary>A path of these steps.</summary>
    public static FieldPath Of(IEnumerable<FieldPathSegment> segments)
    {
        var array = segments.ToArray();
        return array.Length == 0 ? Root : new(array);
    }

    /// <summary>
    /// Reads the printed form. A name in brackets that is not a number is a key; text that is no path is read as far as it makes sense, so that
    /// nothing is lost: what follows an unclosed bracket is one key.
    /// </summary>
    public static FieldPath Parse(string text)
    {
        var segments = new List<FieldPathSegment>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[')
            {
                var end = text.IndexOf(']', i + 1);
                if (end < 0)
                    end = text.Length;
                var inside = text.Substring(i + 1, end - i - 1);
                segments.Add(int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    ? new(FieldPathSegmentKind.Index, "", index)
                    : new(FieldPathSegmentKind.Key, inside, 0));
                i = Math.Min(end + 1, text.Length);
                continue;
            }

            if (text[i] == '.')
                i++;
            var start = i;
            while (i < text.Length && text[i] is not ('.' or '['))
                i++;
            if (i > start)
                segments.Add(new(FieldPathSegmentKind.Member, text.Substring(start, i - start), 0));
        }

        return segments.Count == 0 ? Root : new(segments.ToArray());
    }

    /// <summary>The printed form, for text.</summary>
    public static implicit operator string(FieldPath path) => path.ToString();

    /// <summary>The same as <see cref="Equals(FieldPath?)"/>.</summary>
    public static bool operator ==(FieldPath? left, FieldPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The opposite of <see cref="Equals(FieldPath?)"/>.</summary>
    public static bool operator !=(FieldPath? left, FieldPath? right) => !(left == right);

    /// <summary>Before, by <see cref="CompareTo"/>.</summary>
    public static bool operator <(FieldPath left, FieldPath right) => left.CompareTo(right) < 0;

    /// <summary>Before or the same, by <see cref="CompareTo"/>.</summary>
    public static bool operator <=(FieldPath left, FieldPath right) => left.CompareTo(right) <= 0;

    /// <summary>Behind, by <see cref="CompareTo"/>.</summary>
    public static bool operator >(FieldPath left, FieldPath right) => left.CompareTo(right) > 0;

    /// <summary>Behind or the same, by <see cref="CompareTo"/>.</summary>
    public static bool operator >=(FieldPath left, FieldPath right) => left.CompareTo(right) >= 0;

    /// <summary>A member of the object at this path.</summary>
    public FieldPath Member(string name) => With(new(FieldPathSegmentKind.Member, name, 0));

    /// <summary>An item of the list at this path.</summary>
    public FieldPath Item(int index) => With(new(FieldPathSegmentKind.Index, "", index));

    /// <summary>An entry of the map at this path.</summary>
    public FieldPath Key(string key) => With(new(FieldPathSegmentKind.Key, key, 0));

    /// <summary>The steps of another path after those of this one.</summary>
    public FieldPath Append(FieldPath path)
    {
        if (IsRoot)
            return path;
        if (path.IsRoot)
            return this;
        var segments = new FieldPathSegment[_segments.Length + path._segments.Length];
        _segments.CopyTo(segments, 0);
        path._segments.CopyTo(segments, _segments.Length);
        return new(segments);
    }

    /// <summary>True where this path is <paramref name="other"/> or leads to it.</summary>
    public bool Contains(FieldPath other)
    {
        if (_segments.Length > other._segments.Length)
            return false;
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] != other._segments[i])
                return false;
        }

        return true;
    }

    /// <summary>
    /// The member of an object that a path goes on with, and how many steps its name takes: one, but for a name with dots whose path was read from
    /// text, where the shortest that fits is meant. No steps where it has none.
    /// </summary>
    internal static (string Name, int Steps) NameIn(IObjectValue target, IReadOnlyList<FieldPathSegment> path, int at)
    {
        var name = NameOf(path[at]);
        for (var next = at + 1; ; next++)
        {
            if (!target[name].IsAbsent)
                return (name, next - at);
            if (path[at].Kind != FieldPathSegmentKind.Member || next == path.Count || path[next].Kind != FieldPathSegmentKind.Member)
                return ("", 0);
            name += "." + path[next].Name;
        }
    }

    /// <summary>The name a step has in an object: a key may be a number.</summary>
    internal static string NameOf(in FieldPathSegment step) => step.Kind == FieldPathSegmentKind.Index ? step.Index.ToString(CultureInfo.InvariantCulture) : step.Name;

    /// <inheritdoc/>
    public bool Equals(FieldPath? other) => ReferenceEquals(this, other)
        || (other is not null && _segments.Length == other._segments.Length && Contains(other));

    /// <summary>By the printed form, ordinally.</summary>
    public int CompareTo(FieldPath? other) => other is null ? 1 : string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FieldPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc/>
    public override string ToString() => _text ??= Print();

    private FieldPath With(in FieldPathSegment segment)
    {
        var segments = new FieldPathSegment[_segments.Length + 1];
        _segments.CopyTo(segments, 0);
        segments[_segments.Length] = segment;
        return new(segments);
    }

    private string Print()
    {
        if (_segments.Length == 0)
            return "";
        var text = new StringBuilder();
        foreach (var segment in _segments)
        {
            switch (segment.Kind)
            {
                case FieldPathSegmentKind.Index:
                    text.Append('[').Append(segment.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
                    break;
                case FieldPathSegmentKind.Key:
                    text.Append('[').Append(segment.Name).Append(']');
                    break;
                default:
                    if (text.Length > 0)
                        text.Append('.');
                    text.Append(segment.Name);
                    break;
            }
        }

        return text.ToString();
    }
}
