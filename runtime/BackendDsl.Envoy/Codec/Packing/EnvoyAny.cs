using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy;

/// <summary>Packs messages into <see cref="Any"/> and takes them out again, without loading a descriptor.</summary>
/// <remarks>
/// <see cref="Any.Pack(IMessage)"/> asks the message for its descriptor, which loads every file the message depends on; that costs a tenth of a
/// second in a process that needs nothing else of it. A constant type URL costs nothing.
/// </remarks>
public static class EnvoyAny
{
    /// <summary>What every type URL of Envoy starts with.</summary>
    public const string TypeUrlPrefix = "type.googleapis.com/";

    /// <summary>Packs a message under a type URL, normally one of <see cref="EnvoyTypeUrls"/>. The bytes are deterministic.</summary>
    public static Any Pack(IMessage message, string typeUrl)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentException.ThrowIfNullOrEmpty(typeUrl);
        return new Any { TypeUrl = typeUrl, Value = EnvoyBinary.ToByteString(message) };
    }

    /// <summary>True when the value is of the type the URL names; only what follows the last slash counts.</summary>
    public static bool Is([NotNullWhen(true)] Any? any, string typeUrl) => any is not null && TypeName(any.TypeUrl).SequenceEqual(TypeName(typeUrl));

    /// <summary>Takes a message out when the value is of the type the URL names and its bytes are well formed.</summary>
    public static bool TryUnpack<T>(Any? any, string typeUrl, [NotNullWhen(true)] out T? message)
        where T : class, IMessage<T>, new()
    {
        message = null;
        if (!Is(any, typeUrl)) return false;
        try
        {
            var unpacked = new T();
            unpacked.MergeFrom(any.Value);
            message = unpacked;
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            // The second one is what the library throws for a tag of zero.
            return false;
        }
    }

    /// <summary>Takes a message out.</summary>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not well formed.</exception>
    public static T Unpack<T>(Any any, string typeUrl)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(any);
        if (!Is(any, typeUrl)) throw new InvalidCastException($"the value is a {any.TypeUrl}, not a {typeUrl}");
        var unpacked = new T();
        unpacked.MergeFrom(any.Value);
        return unpacked;
    }

    /// <summary>The full name of the message a type URL names.</summary>
    internal static ReadOnlySpan<char> TypeName(string typeUrl) => typeUrl.AsSpan(typeUrl.LastIndexOf('/') + 1);
}
