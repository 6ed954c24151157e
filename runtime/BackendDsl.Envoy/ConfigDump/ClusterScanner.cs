using System.Text.Json;
using BackendDsl.Envoy.Codec;

namespace BackendDsl.Envoy;

/// <summary>
/// Finds the clusters in a large JSON text while it is read, one at a time: what holds no clusters is passed over without being read, so memory is
/// bounded by the largest cluster.
/// </summary>
internal sealed class ClusterScanner(Stream stream, byte[] head)
{
    private readonly Stack<Frame> _frames = new();
    private readonly JsonSkip _skip = new();
    private readonly List<Part> _parts = [];
    private byte[] _buffer = head;
    private int _length = head.Length;
    private int _consumed;
    private string _member = "";
    private JsonReaderState _state = new(new JsonReaderOptions { AllowTrailingCommas = true, AllowMultipleValues = true, MaxDepth = EnvoyLimits.Depth });

    // Whether what comes is passed over, up to the bracket that ends the innermost frame.
    private bool _isSkipping;

    // Lines before a place in the buffer, which are counted as far as somebody asks for one.
    private int _line = 1;
    private int _counted;
    private long _lineStart;
    private long _discarded;

    // The part that is being captured: where it starts in the buffer, and how deep it lies.
    private int _start = -1;
    private int _startLine;
    private int _captured;
    private bool _isTentative;
    private ConfigDumpClusterState _stateOfPart;

    /// <summary>
    /// A piece of the text: a cluster, an entry of a section, or a whole root value in which nothing else was found. Its bytes are there until the next
    /// one is asked for.
    /// </summary>
    public readonly record struct Part(ReadOnlyMemory<byte> Utf8, int Line, ConfigDumpClusterState State);

    private sealed record Frame(bool IsArray, string Name, ConfigDumpClusterState? State);

    public IEnumerable<Part> Scan()
    {
        for (var isFinal = false; !isFinal;)
        {
            if (_length == _buffer.Length) Grow();
            var read = stream.Read(_buffer, _length, _buffer.Length - _length);
            isFinal = read == 0;
            _length += read;
            while (Block(isFinal))
            {
            }

            foreach (var part in _parts) yield return part;
            _parts.Clear();
            Discard();
        }
    }

    /// <summary>Reads on until something is to be passed over, or more of the text is needed.</summary>
    /// <returns>False where the text that is there is used up.</returns>
    private bool Block(bool isFinal)
    {
        if (_isSkipping && !Skip(isFinal)) return false;
        // What is captured stays in the buffer, but was read already.
        var reader = new Utf8JsonReader(_buffer.AsSpan(_consumed, _length - _consumed), isFinal, _state);
        var offset = _consumed;
        try
        {
            while (!_isSkipping && reader.Read()) Token(ref reader, offset);
        }
        catch (JsonException e)
        {
            throw Fault("not JSON: " + e.Message.Split(" LineNumber:")[0].TrimEnd('.'), offset + (int)reader.BytesConsumed, e);
        }
        catch (InvalidOperationException e)
        {
            throw Fault("not JSON: a string that is not Unicode text", offset + (int)reader.BytesConsumed, e);
        }

        _state = reader.CurrentState;
        _consumed = offset + (int)reader.BytesConsumed;
        return _isSkipping;
    }

    /// <summary>Passes over the rest of the innermost frame; its closing bracket is read as all others are.</summary>
    private bool Skip(bool isFinal)
    {
        var end = 0;
        try
        {
            _isSkipping = !_skip.TryFind(_buffer.AsSpan(_consumed, _length - _consumed), out end);
        }
        catch (FormatException e)
        {
            throw Fault("not JSON: " + e.Message, _consumed + end, e);
        }

        _consumed += end;
        if (_isSkipping && isFinal) throw Fault("not JSON: the text ends within an object or array", _length, null);
        return !_isSkipping;
    }

    private void PassOver()
    {
        _isSkipping = true;
        _skip.Begin(_frames.Peek().IsArray, _frames.Count);
    }

    /// <summary>Makes room; what is captured stays.</summary>
    private void Discard()
    {
        var keep = _start >= 0 ? _start : _consumed;
        if (_start >= 0 && _consumed - _start > EnvoyLimits.ClusterLength) throw new EnvoyJsonException($"a cluster of more than {EnvoyLimits.ClusterLength} bytes, or a text in which no clusters are found", "", _startLine, 1);
        LineAt(keep);
        _buffer.AsSpan(keep, _length - keep).CopyTo(_buffer);
        _length -= keep;
        _consumed -= keep;
        _counted -= keep;
        _discarded += keep;
        if (_start >= 0) _start = 0;
    }

    private void Token(ref Utf8JsonReader reader, int offset)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                // Names that lie too deep for what is looked for are not made.
                _member = (_start >= 0 && !_isTentative) || _frames.Count > EnvoyLimits.Wrappers + 3 ? "" : reader.GetString()!;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(ref reader, offset);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _frames.Pop();
                if (_start >= 0 && _frames.Count == _captured)
                {
                    var end = offset + (int)reader.BytesConsumed;
                    _parts.Add(new(_buffer.AsMemory(_start, end - _start), _startLine, _stateOfPart));
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
            case "envoy.config.cluster.v3.Cluster" or "envoy.admin.v3.ClustersConfigDump.StaticCluster" or "envoy.admin.v3.ClustersConfigDump.DynamicCluster":
                _isTentative = false;
                PassOver();
                break;
            case "envoy.admin.v3.ConfigDump" or "envoy.admin.v3.ClustersConfigDump" or "envoy.config.bootstrap.v3.Bootstrap" or "envoy.service.discovery.v3.DiscoveryResponse": break;
            default:
                // Listeners, routes, secrets.
                _start = -1;
                PassOver();
                break;
        }
    }

    private void Open(ref Utf8JsonReader reader, int offset)
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        var parent = _frames.Count > 0 ? _frames.Peek() : null;
        var name = parent is { IsArray: true } ? "" : _member;
        ConfigDumpClusterState? state = null;
        var isEntry = false;
        if (_start < 0 || _isTentative)
        {
            state = isArray ? Section(name) : null;
            // A section ends the doubt about what is around it.
            if (state is not null || (isArray && name == "configs" && _frames.Count <= EnvoyLimits.Wrappers)) _start = -1;
            else if (isEntry = !isArray && parent is { IsArray: true, State: not null }) Capture(ref reader, offset, parent!.State!.Value, isTentative: false);
            else if (!isArray && _start < 0 && (parent is null || parent is { IsArray: true, Name: "configs" } || (parent.IsArray && _frames.Count == 1))) Capture(ref reader, offset, ConfigDumpClusterState.Listed, isTentative: true);
        }

        _frames.Push(new(isArray, name, state));
        _member = "";
        // Nothing that is looked for lies so deep.
        if (isEntry || (state is null && _frames.Count > EnvoyLimits.Wrappers + 4)) PassOver();
    }

    private ConfigDumpClusterState? Section(string name)
    {
        if (_frames.Count > EnvoyLimits.Wrappers + 3) return null;
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

    private void Capture(ref Utf8JsonReader reader, int offset, ConfigDumpClusterState state, bool isTentative)
    {
        _start = offset + (int)reader.TokenStartIndex;
        _startLine = LineAt(_start);
        _captured = _frames.Count;
        _isTentative = isTentative;
        _stateOfPart = state;
    }

    /// <summary>The line of a place in the buffer, at or behind the last one that was asked for.</summary>
    private int LineAt(int place)
    {
        if (place <= _counted) return _line;
        var text = _buffer.AsSpan(_counted, place - _counted);
        if (text.LastIndexOf((byte)'\n') is >= 0 and var last)
        {
            _line += text.Count((byte)'\n');
            _lineStart = _discarded + _counted + last + 1;
        }

        _counted = place;
        return _line;
    }

    private EnvoyJsonException Fault(string reason, int place, Exception? inner)
    {
        // The fault is at the next token, not at the space before it.
        while (place < _length && _buffer[place] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') place++;
        place = Math.Min(place, _length);
        var line = LineAt(place);
        return new(reason, "", line, (int)(_discarded + place - _lineStart) + 1, inner);
    }

    private void Grow()
    {
        if (_buffer.Length > 2 * EnvoyLimits.ClusterLength) throw new EnvoyJsonException("a text without any structure", "", _line, 1);
        Array.Resize(ref _buffer, Math.Max(64 * 1024, _buffer.Length * 2));
    }
}
