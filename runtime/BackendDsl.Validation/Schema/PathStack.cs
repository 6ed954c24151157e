using System.Globalization;
using System.Text;

namespace BackendDsl.Validation.Schema;

/// <summary>Where a walk stands: pushed and popped without a string until somebody asks for one.</summary>
internal sealed class PathStack
{
    private Segment[] _segments = new Segment[16];

    private enum SegmentKind : byte
    {
        Property,
        Key,
        Index,
    }

    public int Depth { get; private set; }

    public void Property(string name) => Push(new(name, 0, SegmentKind.Property));

    public void Key(string name) => Push(new(name, 0, SegmentKind.Key));

    public void Index(int index) => Push(new("", index, SegmentKind.Index));

    public void Pop() => Depth--;

    public void Clear() => Depth = 0;

    /// <summary>The path as schema errors name it: keys of maps behind a dot.</summary>
    public string InBody()
    {
        if (Depth == 0)
            return "";
        var text = new StringBuilder();
        for (var i = 0; i < Depth; i++)
        {
            ref readonly var segment = ref _segments[i];
            if (segment.Kind == SegmentKind.Index)
            {
                AppendIndex(text, segment.Position);
                continue;
            }

            // A map key at the root keeps its dot; a property does not.
            if (text.Length > 0 || segment.Kind == SegmentKind.Key)
                text.Append('.');
            text.Append(segment.Name);
        }

        return text.ToString();
    }

    /// <summary>The path as a field path: keys of maps in brackets.</summary>
    public string Field(string? prefix)
    {
        var text = new StringBuilder(prefix);
        for (var i = 0; i < Depth; i++)
        {
            ref readonly var segment = ref _segments[i];
            switch (segment.Kind)
            {
                case SegmentKind.Index:
                    AppendIndex(text, segment.Position);
                    break;
                case SegmentKind.Key:
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

    /// <summary>The path as structure.</summary>
    /// <param name="inBody">True for schema errors, which name keys of maps as they name members.</param>
    public FieldPath ToPath(bool inBody = false)
    {
        if (Depth == 0)
            return FieldPath.Root;
        var segments = new FieldPathSegment[Depth];
        for (var i = 0; i < Depth; i++)
        {
            ref readonly var segment = ref _segments[i];
            segments[i] = segment.Kind switch
            {
                SegmentKind.Index => new(FieldPathSegmentKind.Index, "", segment.Position),
                SegmentKind.Key when !inBody => new(FieldPathSegmentKind.Key, segment.Name, 0),
                _ => new(FieldPathSegmentKind.Member, segment.Name, 0),
            };
        }

        return FieldPath.Of(segments);
    }

    private static void AppendIndex(StringBuilder text, int index) =>
        text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');

    private void Push(in Segment segment)
    {
        if (Depth == _segments.Length)
            Array.Resize(ref _segments, Depth * 2);
        _segments[Depth++] = segment;
    }

    private readonly struct Segment(string name, int position, SegmentKind kind)
    {
        public readonly string Name = name;
        public readonly int Position = position;
        public readonly SegmentKind Kind = kind;
    }
}
