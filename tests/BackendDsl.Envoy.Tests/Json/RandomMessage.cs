using System.Collections;
using BackendDsl.Envoy.Tests.Protos;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy.Tests.Json;

/// <summary>Instances made by chance, the same for the same seed.</summary>
internal sealed class RandomMessage(int seed)
{
    private static readonly string[] s_texts =
    [
        "", "a", "on", "yes", "null", "~", "1024", "0x1F", "1e3", "-1", ".5", "5s", "2001-01-01", "a: b", "# no", "- x", " lead", "trail ", "tab\there",
        "line\nline", "line\nline\n", "\n", "  indented\nblock", "<tag>&\"'\\", "ünï ∑ 😀", "\u2028", "\u0085", "\ufeffbom", "{}", "[]", "[redacted]", "*x", "&x", "!x", "@type", "%", "`", "|", ">", "a\rb", "\u0001", "true", "12.50", "key with space",
    ];

    private readonly Random _random = new(seed);

    public IMessage Make(MessageDescriptor type, int depth = 0)
    {
        var message = (IMessage)Activator.CreateInstance(type.ClrType)!;
        switch (message)
        {
            case Any any: return depth > 6 ? new Any { TypeUrl = EnvoyTypeUrls.RawBuffer } : Fill(any, depth);
            case Duration d: d.Seconds = _random.NextInt64(-315_576_000_000, 315_576_000_001); d.Nanos = (int)(Math.Sign(d.Seconds) * Nanos()); return d;
            case Timestamp t: t.Seconds = _random.NextInt64(-62_135_596_800, 253_402_300_800); t.Nanos = Nanos(); return t;
            case Value v: return FreeForm(v, depth);
        }
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (field.RealContainingOneof is { } oneof)
            {
                if (oneof.Fields[0] == field && _random.Next(4) > 0) Set(message, oneof.Fields[_random.Next(oneof.Fields.Count)], depth);
            }
            else if (_random.Next(depth == 0 ? 2 : 3) == 0)
            {
                Set(message, field, depth);
            }
        }
        return message;
    }

    private Any Fill(Any any, int depth)
    {
        if (_random.Next(12) == 0)
        {
            any.TypeUrl = "type.googleapis.com/acme.Unknown";
            any.Value = ByteString.CopyFrom(Bytes());
            return any;
        }
        var type = _random.Next(10) == 0 ? Pick([Duration.Descriptor, Struct.Descriptor, UInt64Value.Descriptor, StringValue.Descriptor, Value.Descriptor, Any.Descriptor]) : Pick(AllMessages.Descriptors);
        any.TypeUrl = EnvoyAny.TypeUrlPrefix + type.FullName;
        any.Value = EnvoyBinary.ToByteString(Make(type, depth + 2));
        return any;
    }

    private Value FreeForm(Value value, int depth)
    {
        switch (_random.Next(depth > 6 ? 4 : 6))
        {
            case 0: value.NullValue = NullValue.NullValue; break;
            case 1: value.NumberValue = _random.Next(2) == 0 ? -12.5 : _random.Next(); break;   // infinity has no form there
            case 2: value.StringValue = Pick(s_texts); break;
            case 3: value.BoolValue = _random.Next(2) == 0; break;
            case 4: value.StructValue = (Struct)Make(Struct.Descriptor, depth + 1); break;
            default: value.ListValue = (ListValue)Make(ListValue.Descriptor, depth + 1); break;
        }
        return value;
    }

    private void Set(IMessage message, FieldDescriptor field, int depth)
    {
        if (depth > 8 && field.FieldType == FieldType.Message) return;
        if (field.IsMap)
        {
            var map = (IDictionary)field.Accessor.GetValue(message);
            for (var i = _random.Next(4); i > 0; i--) map[Pick(s_texts)] = Single(field.MessageType.FindFieldByNumber(2), depth);
        }
        else if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(message);
            for (var i = _random.Next(4); i > 0; i--) list.Add(Single(field, depth));
        }
        else
        {
            field.Accessor.SetValue(message, Single(field, depth));
        }
    }

    private object Single(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => Pick(s_texts),
        FieldType.Bytes => ByteString.CopyFrom(Bytes()),
        FieldType.Bool => _random.Next(2) == 0,
        FieldType.Int32 => _random.Next(int.MinValue, int.MaxValue),
        FieldType.UInt32 => (uint)_random.NextInt64(0, uint.MaxValue + 1L),
        FieldType.Int64 => _random.NextInt64(long.MinValue, long.MaxValue),
        FieldType.UInt64 => (ulong)_random.NextInt64(long.MinValue, long.MaxValue),
        FieldType.Double => Number(),
        FieldType.Float => (float)Number(),
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, _random.Next(8) == 0 ? _random.Next(-5, 1000) : field.EnumType.Values[_random.Next(field.EnumType.Values.Count)].Number),
        FieldType.Message => Wrapped(field, depth) ?? Make(field.MessageType, depth + 1),
        _ => throw new NotSupportedException(field.FieldType.ToString()),
    };

    // Wrappers are bare values in C#, at least in fields that are not in lists.
    private object? Wrapped(FieldDescriptor field, int depth) => field.MessageType.File.Name == "google/protobuf/wrappers.proto"
        ? Single(field.MessageType.FindFieldByNumber(1), depth)
        : null;

    private double Number() => _random.Next(6) switch { 0 => 0, 1 => 1, 2 => -12.5, 3 => 1e300, 4 => double.PositiveInfinity, _ => _random.NextDouble() * 1e6 };

    private int Nanos() => _random.Next(4) switch { 0 => 0, 1 => 500_000_000, 2 => 1_000, _ => _random.Next(1_000_000_000) };

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(1, 9)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
