using System.Buffers;
using System.Text.Json;
using BackendDsl.Envoy.Codec;

namespace BackendDsl.Envoy;

/// <summary>
/// Finds the clusters in a large JSON text while it is read, one at a time: what holds no clusters is passed over without being built, so memory is
/// bounded by the largest cluster.
/// </summary>
internal sealed class ClusterScanner(Stream stream, byte[] head)
{
    /// <summary>Wrappers around a dump that are looked through: by namespace, by pod.</summary>
    private const int MaxWrappers = 4;

    private readonly Stack<Frame> _frames = new();
    private byte[] _buffer = head;
    private int _length = head.Length;
    // The line of a place in the buffer: each line end is counted once, however many clusters a buffer holds.
    private int _line = 1;
    private int _lineAt;
    private string _member = "";

    // The part that is being captured: where it starts in the buffer, and how deep it lies.
    private int _start = -1;
    private int _startLine;
    private int _captured;
    private bool _isTentative;
    private ConfigDumpClusterState _state;

    /// <summary>A piece of the text: a cluster, an entry of a section, or a whole root value in which nothing else was found.</summary>
    public readonly record struct Part(byte[] Utf8, int Line, ConfigDumpClusterState State);

    private sealed record Frame(bool IsArray, string Name, ConfigDumpClusterState? State)
    {
        public int Members { get; set; }
    }

    public IEnumerable<Part> Scan()
    {
        var state = new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, AllowMultipleValues = true, MaxDepth = EnvoyLimits.Depth });
        var isFinal = false;
        var parts = new List<Part>();
        while (!isFinal)
        {
            if (_length == _buffer.Length) Grow();
            var read = stream.Read(_buffer, _length, _buffer.Length - _length);
            isFinal = read == 0;
            _length += read;
            Block(ref state, isFinal, parts);
            foreach (var part in parts) yield return part;
            parts.Clear();
        }
    }

    private void Block(ref JsonReaderState state, bool isFinal, List<Part> parts)
    {
        // What is captured stays in the buffer, but was read already.
        var reader = new Utf8JsonReader(_buffer.AsSpan(_consumed, _length - _consumed), isFinal, state);
        var offset = _consumed;
        try
        {
            while (reader.Read()) Token(ref reader, offset, parts);
        }
        catch (JsonException e)
        {
            // The reader counts lines from the start of the text.
            throw new EnvoyJsonException("not JSON: " + e.Message.Split(" LineNumber:")[0].TrimEnd('.'), "", 1 + (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0) + 1, e);
        }
        state = reader.CurrentState;
        var consumed = offset + (int)reader.BytesConsumed;
        CountLines(consumed);
        _consumed = consumed;
        var keep = _start >= 0 ? _start : consumed;
        if (_start >= 0 && consumed - _start > EnvoyLimits.ClusterLength) throw new EnvoyJsonException($"a cluster of more than {EnvoyLimits.ClusterLength} bytes, or a text in which no clusters are found", "", _startLine, 1);
        _buffer.AsSpan(keep, _length - keep).CopyTo(_buffer);
        _length -= keep;
        _consumed -= keep;
        _lineAt -= keep;
        if (_start >= 0) _start = 0;
    }

    private int _consumed;

    private void Token(ref Utf8JsonReader reader, int offset, List<Part> parts)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                // Names that lie too deep for what is looked for are not made.
                _member = (_start >= 0 && !_isTentative) || _frames.Count > MaxWrappers + 3 ? "" : reader.GetString()!;
                if (_frames.Count > 0) _frames.Peek().Members++;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(ref reader, offset);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _frames.Pop();
                if (_start >= 0 && _frames.Count == _captured)
                {
                    var end = offset + (int)reader.BytesConsumed;
                    parts.Add(new(_buffer.AsSpan(_start, end - _start).ToArray(), _startLine, _state));
                    _start = -1;
                }
                break;
            case JsonTokenType.String when _isTentative && _start >= 0 && _member == "@type" && _frames.Count == _captured + 1:
                Typed(reader.GetString()!);
                break;
        }
    }

    /// <summary>The type of a part tells whether it is a cluster, an entry, or a section that is looked through.</summary>
    private void Typed(string url)
    {
        switch (url[(url.LastIndexOf('/') + 1)..])
        {
            case "envoy.config.cluster.v3.Cluster" or "envoy.admin.v3.ClustersConfigDump.StaticCluster" or "envoy.admin.v3.ClustersConfigDump.DynamicCluster": _isTentative = false; break;
            case "envoy.admin.v3.ConfigDump" or "envoy.admin.v3.ClustersConfigDump" or "envoy.config.bootstrap.v3.Bootstrap" or "envoy.service.discovery.v3.DiscoveryResponse": break;
            default: _start = -1; break;   // listeners, routes, secrets
        }
    }

    private void Open(ref Utf8JsonReader reader, int offset)
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        var parent = _frames.Count > 0 ? _frames.Peek() : null;
        var name = parent is { IsArray: true } ? "" : _member;
        ConfigDumpClusterState? state = null;
        if (_start < 0 || _isTentative)
        {
            state = isArray ? Section(name) : null;
            // A section ends the doubt about what is around it.
            if (state is not null || (isArray && name == "configs" && _frames.Count <= MaxWrappers)) _start = -1;
            else if (!isArray && parent is { IsArray: true, State: { } inside }) Capture(ref reader, offset, inside, tentative: false);
            else if (!isArray && _start < 0 && (parent is null || parent is { IsArray: true, Name: "configs" } || (parent.IsArray && _frames.Count == 1))) Capture(ref reader, offset, ConfigDumpClusterState.Listed, tentative: true);
        }
        _frames.Push(new(isArray, name, state));
        _member = "";
    }

    private ConfigDumpClusterState? Section(string name)
    {
        if (_frames.Count > MaxWrappers + 3) return null;
        return name switch
        {
            "static_clusters" or "staticClusters" => ConfigDumpClusterState.Static,
            "dynamic_active_clusters" or "dynamicActiveClusters" => ConfigDumpClusterState.Active,
            "dynamic_warming_clusters" or "dynamicWarmingClusters" => ConfigDumpClusterState.Warming,
            "clusters" when _frames.Count > 0 && _frames.Peek().Name is "static_resources" or "staticResources" => ConfigDumpClusterState.Static,
            "clusters" or "resources" when _frames.Count == 1 => ConfigDumpClusterState.Listed,
            _ => null,
        };
    }

    private void Capture(ref Utf8JsonReader reader, int offset, ConfigDumpClusterState state, bool tentative)
    {
        _start = offset + (int)reader.TokenStartIndex;
        CountLines(_start);
        _startLine = _line;
        _captured = _frames.Count;
        _isTentative = tentative;
        _state = state;
    }

    private void CountLines(int end)
    {
        _line += _buffer.AsSpan(_lineAt, end - _lineAt).Count((byte)'\n');
        _lineAt = end;
    }

    private void Grow()
    {
        if (_buffer.Length > 2 * EnvoyLimits.ClusterLength) throw new EnvoyJsonException("a text without any structure", "", _line, 1);
        Array.Resize(ref _buffer, Math.Max(64 * 1024, _buffer.Length * 2));
    }
}
