using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>The messages of protocol buffers an expression may build: they become plain values of CEL.</summary>
internal sealed class WellKnownMessage
{
    private static readonly Dictionary<string, WellKnownMessage> s_known = Build();

    private readonly Dictionary<string, CelType> _fields;

    private WellKnownMessage(string name, CelType type, CelValue empty, params (string Name, CelType Type)[] fields)
    {
        Name = name;
        Type = type;
        Empty = empty;
        _fields = fields.ToDictionary(f => f.Name, f => f.Type, StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>The type such a literal has.</summary>
    public CelType Type { get; }

    /// <summary>The value without any field set.</summary>
    public CelValue Empty { get; }

    public static WellKnownMessage? Find(string name) => s_known.TryGetValue(name, out var message) ? message : null;

    public CelType? FieldType(string name) => _fields.TryGetValue(name, out var type) ? type : null;

    private static Dictionary<string, WellKnownMessage> Build()
    {
        var all = new List<WellKnownMessage>();
        void Wrapper(string name, CelType scalar, CelValue empty) =>
            all.Add(new("google.protobuf." + name, CelType.Wrapper(scalar), empty, ("value", scalar)));
        Wrapper("BoolValue", CelType.Bool, CelValue.False);
        Wrapper("BytesValue", CelType.Bytes, CelValue.Of([]));
        Wrapper("DoubleValue", CelType.Double, CelValue.Of(0.0));
        Wrapper("FloatValue", CelType.Double, CelValue.Of(0.0));
        Wrapper("Int32Value", CelType.Int, CelValue.Of(0L));
        Wrapper("Int64Value", CelType.Int, CelValue.Of(0L));
        Wrapper("StringValue", CelType.String, CelValue.Of(""));
        Wrapper("UInt32Value", CelType.Uint, CelValue.Of(0UL));
        Wrapper("UInt64Value", CelType.Uint, CelValue.Of(0UL));
        all.Add(new("google.protobuf.Duration", CelType.Duration, CelValue.OfDuration(0), ("seconds", CelType.Int), ("nanos", CelType.Int)));
        all.Add(new("google.protobuf.Timestamp", CelType.Timestamp, CelValue.Of(new GoTime(0, 0, 0)), ("seconds", CelType.Int), ("nanos", CelType.Int)));
        all.Add(new("google.protobuf.ListValue", CelType.DynList, CelValue.Of(ListValue.Empty), ("values", CelType.DynList)));
        all.Add(new("google.protobuf.Struct", CelType.Map(CelType.String, CelType.Dyn), CelValue.Of(new MapValue()), ("fields", CelType.Map(CelType.String, CelType.Dyn))));
        all.Add(new(
            "google.protobuf.Value",
            CelType.Dyn,
            CelValue.Null,
            ("null_value", CelType.Dyn),
            ("number_value", CelType.Double),
            ("string_value", CelType.String),
            ("bool_value", CelType.Bool),
            ("struct_value", CelType.Map(CelType.String, CelType.Dyn)),
            ("list_value", CelType.DynList)));
        return all.ToDictionary(m => m.Name, StringComparer.Ordinal);
    }
}
