using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Small conversions into protobuf.</summary>
internal static class Convert
{
    public const long Second = 1_000_000_000;

    public static Duration Duration(long nanoseconds) => new() { Seconds = nanoseconds / Second, Nanos = (int)(nanoseconds % Second) };

    public static Duration? Duration(long? nanoseconds) => nanoseconds is { } value ? Duration(value) : null;
}
