using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>What the controller refuses of a spec that the API server took, in its words and order.</summary>
internal static class SpecErrors
{
    private const long MaxWindow = int.MaxValue;
    private const long MinWindow = 65535;
    private const long MaxTable = 5_000_011;

    public static IReadOnlyList<string> Find(Block spec)
    {
        var errors = new List<string>();
        Add(errors, "LoadBalancer: ", LoadBalancer(spec.Child("loadBalancer")));
        Add(errors, "Retry: ", Retry(spec.Child("retry")));
        Add(errors, "BackendConnection: ", Connection(spec.Child("connection")));
        Add(errors, "HTTP2: ", Http2(spec.Child("http2")));
        return errors;
    }

    // The errors of one block are joined before the prefix is put, so only the first of them carries it.
    private static void Add(List<string> errors, string prefix, IEnumerable<string> found)
    {
        var first = true;
        foreach (var error in found)
        {
            errors.Add(first ? prefix + error : error);
            first = false;
        }
    }

    private static IEnumerable<string> LoadBalancer(Block block)
    {
        if (block.Text("type") == "ConsistentHash" && block.Child("consistentHash").Whole("tableSize") is { } size && (size > MaxTable || !IsPrime(size)))
            yield return string.Create(CultureInfo.InvariantCulture, $"ConsistentHash: invalid TableSize value {size}");
    }

    private static IEnumerable<string> Retry(Block block)
    {
        var backOff = block.Child("perRetry").Child("backOff");
        var smallest = backOff.Duration("baseInterval");
        if (smallest == 0)
            yield return "baseInterval cannot be set to 0s";
        else if (smallest is { } least && backOff.Duration("maxInterval") is { } most && most < least)
            yield return "maxInterval cannot be less than baseInterval";
    }

    private static IEnumerable<string> Connection(Block block)
    {
        foreach (var (field, name) in new[] { ("bufferLimit", "BufferLimit"), ("socketBufferLimit", "SocketBufferLimit") })
        {
            if (block.Quantity(field) is not { } quantity)
                continue;
            if (!quantity.TryGetInt64(out var value))
                yield return $"invalid {name} value {quantity}";
            else if (value is < 0 or > uint.MaxValue)
                yield return $"{name} value {quantity} is out of range";
        }
    }

    private static IEnumerable<string> Http2(Block block)
    {
        foreach (var (field, name) in new[] { ("initialStreamWindowSize", "InitialStreamWindowSize"), ("initialConnectionWindowSize", "InitialConnectionWindowSize") })
        {
            if (block.Quantity(field) is not { } quantity)
                continue;
            if (!quantity.TryGetInt64(out var value))
                yield return $"invalid {name} value {quantity}";
            else if (value is < MinWindow or > MaxWindow)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} value {quantity} is out of range, must be between {MinWindow} and {MaxWindow}");
        }
    }

    private static bool IsPrime(long number)
    {
        if (number < 2 || (number % 2 == 0 && number != 2))
            return false;
        for (long divisor = 3; divisor * divisor <= number; divisor += 2)
        {
            if (number % divisor == 0)
                return false;
        }

        return true;
    }
}
