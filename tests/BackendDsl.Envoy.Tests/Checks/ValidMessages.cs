using System.Collections;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Builds messages that keep every constraint with as little as possible set, and values that keep or break one.</summary>
internal static class ValidMessages
{
    private static readonly double[] s_numbers = [0, 1, 2, 3, 5, 6, 64, 65, 100, 101, 128, 129, 256, 511, 512, 1000, 4096, 4097, 5000012, 65535, 65536, 8388609, 16777217, 25165825, 2147483648, 4294967295];
    private static readonly string[] s_texts = ["a", "a\0b", "", new('a', 44), new('a', 64), new('a', 96), new('a', 300), new('a', 16385)];
    private static readonly double[] s_seconds = [1, 0, 0.0005, 0.001, 0.002, 2, -1];

    public static IMessage Make(MessageDescriptor type)
    {
        var message = (IMessage)Activator.CreateInstance(type.ClrType)!;
        if (message is Any any) any.TypeUrl = EnvoyTypeUrls.RawBuffer;
        if (!ApiSchema.Default.TryGetMessage(type.FullName, out var described) || type.File.Package == "google.protobuf") return message;
        foreach (var constraint in ConstraintTable.Default.Of(described))
        {
            if (constraint.Oneof is { } oneof) Set(message, type.Oneofs.Single(o => o.Name == oneof).Fields.MinBy(f => (f.FieldType == FieldType.Message ? 1000 : 0) + f.FieldNumber)!);   // messages may contain themselves
            else if (type.FindFieldByNumber(constraint.Field!.Number) is var field && field.RealContainingOneof is null && (constraint.IsRequired || !constraint.Field.HasPresence || constraint.Count.Count > 0)) Set(message, field);
        }
        return message;
    }

    /// <summary>Sets a field to something that keeps its constraint.</summary>
    public static void Set(IMessage message, FieldDescriptor field)
    {
        var constraint = Of(field);
        if (field.IsMap)
        {
            ((IDictionary)field.Accessor.GetValue(message))["k"] = Value(field.MessageType.FindFieldByNumber(2), []);
        }
        else if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(message);
            while (list.Count < 3 && (constraint?.Count.Exists(c => c(list.Count) is not null) ?? false)) list.Add(Value(field, constraint!.Each));
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, constraint?.Value ?? []));
        }
    }

    public static Constraint? Of(FieldDescriptor field) =>
        ConstraintTable.Default.Of(ApiSchema.Default.Message(field.ContainingType.FullName)).SingleOrDefault(c => c.Field?.Number == field.FieldNumber);

    /// <summary>A value of a field, an element of a list, that keeps what is asked.</summary>
    public static object Value(FieldDescriptor field, List<Func<object, string?>> asked)
    {
        if (field.FieldType == FieldType.Message && field.MessageType.FullName is not "google.protobuf.Duration" && !IsWrapper(field)) return Make(field.MessageType);
        return Candidates(field).First(c => asked.TrueForAll(a => a(c.Tree) is null)).Value;
    }

    /// <summary>A value that breaks what is asked; null when there is none.</summary>
    public static object? Broken(FieldDescriptor field, List<Func<object, string?>> asked) =>
        field.FieldType == FieldType.Message && field.MessageType.FullName is not "google.protobuf.Duration" && !IsWrapper(field)
            ? null
            : Candidates(field).FirstOrDefault(c => asked.Exists(a => a(c.Tree) is not null)).Value;

    private static bool IsWrapper(FieldDescriptor field) => field.MessageType.File.Name == "google/protobuf/wrappers.proto";

    private static IEnumerable<(object Value, object Tree)> Candidates(FieldDescriptor field)
    {
        var type = field.FieldType == FieldType.Message && IsWrapper(field) ? field.MessageType.FindFieldByNumber(1).FieldType : field.FieldType;
        switch (type)
        {
            case FieldType.String: return s_texts.Select(t => ((object)t, (object)t));
            case FieldType.Bytes: return s_texts.Select(t => ((object)ByteString.CopyFromUtf8(t), (object)System.Text.Encoding.UTF8.GetBytes(t)));
            case FieldType.Bool: return [(true, true), (false, false)];
            case FieldType.Enum: return new[] { 0, 1, 2, 6, 999 }.Where(n => n != 2 || field.EnumType.FindValueByNumber(2) is not null).Select(n => (System.Enum.ToObject(field.EnumType.ClrType, n), (object)n));
            case FieldType.Message: return s_seconds.Select(s => ((object)Duration.FromTimeSpan(TimeSpan.FromSeconds(s)), (object)new ApiTime((long)s, (int)(s % 1 * 1e9))));
            case FieldType.Double or FieldType.Float: return s_numbers.Prepend(-1).Reverse().Append(1).Reverse().Select(n => type == FieldType.Double ? ((object)n, (object)n) : ((float)n, (float)n));
            case FieldType.UInt32: return s_numbers.Select(n => ((object)(uint)n, (object)(uint)n));
            case FieldType.UInt64: return s_numbers.Select(n => ((object)(ulong)n, (object)(ulong)n));
            case FieldType.Int64: return s_numbers.Select(n => ((object)(long)n, (object)(long)n));
            default: throw new NotSupportedException(type.ToString());
        }
    }
}
