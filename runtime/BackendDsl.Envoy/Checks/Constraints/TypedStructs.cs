using BackendDsl.Envoy.Xds.Type.V3;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>Messages that are packed in their JSON form, under a type of their own.</summary>
internal static class TypedStructs
{
    public static bool IsOne(ReadOnlySpan<char> type) => type is "xds.type.v3.TypedStruct" or "udpa.type.v1.TypedStruct";

    /// <summary>The type of what is packed, also of what is packed as a struct.</summary>
    public static ReadOnlySpan<char> TypeOf(Any config)
    {
        var type = EnvoyAny.TypeName(config.TypeUrl);
        return IsOne(type) && TryRead(config, out var read) ? EnvoyAny.TypeName(read.TypeUrl) : type;
    }

    /// <summary>The message.</summary>
    /// <exception cref="EnvoyJsonException">The struct is no such message.</exception>
    public static T Unpack<T>(Any config)
        where T : class, IMessage<T>, new() =>
        TryRead(config, out var read) ? EnvoyJson.Parse<T>(EnvoyJson.FormatCompact(read.Value ?? new())) : throw new EnvoyJsonException("the bytes are no such message", "", 0, 0);

    // Both of the messages have the same fields.
    private static bool TryRead(Any config, out TypedStruct read)
    {
        read = new();
        try
        {
            read.MergeFrom(config.Value);
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            return false;
        }
    }
}
