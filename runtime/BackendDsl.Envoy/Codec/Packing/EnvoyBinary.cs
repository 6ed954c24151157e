using Google.Protobuf;

namespace BackendDsl.Envoy;

/// <summary>Writes messages as bytes that are the same for equal messages.</summary>
/// <remarks>
/// <see cref="MessageExtensions.ToByteArray"/> writes maps in the order their entries were added, so two equal messages may give different bytes;
/// a hash of them is then no version. Here map entries are written in the order of their keys.
/// </remarks>
public static class EnvoyBinary
{
    /// <summary>The bytes of a message.</summary>
    public static byte[] ToByteArray(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var bytes = new byte[message.CalculateSize()];
        if (bytes.Length == 0) return bytes;
        using var output = new CodedOutputStream(bytes) { Deterministic = true };
        message.WriteTo(output);
        output.CheckNoSpaceLeft();
        return bytes;
    }

    /// <summary>The bytes of a message, for a bytes field.</summary>
    public static ByteString ToByteString(IMessage message) => UnsafeByteOperations.UnsafeWrap(ToByteArray(message));
}
