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
    private static readonly string s_window = string.Create(CultureInfo.InvariantCulture, $", must be between {MinWindow} and {MaxWindow}");

    public static IReadOnlyList<string> Find(ObjectFields spec)
    {
        List<string>? errors = null;
        LoadBalancer(spec.Child("loadBalancer"), ref errors);
        Retry(spec.Child("retry"), ref errors);
        Connection(spec.Child("connection"), ref errors);
        Http2(spec.Child("http2"), ref errors);
        return errors ?? (IReadOnlyList<string>)[];
    }

    private static void LoadBalancer(ObjectFields block, ref List<string>? errors)
    {
        if (block.Text("type") == "ConsistentHash" && block.Child("consistentHash").Whole("tableSize") is { } size && (size > MaxTable || !IsPrime(size)))
            Add(ref errors, string.Create(CultureInfo.InvariantCulture, $"LoadBalancer: ConsistentHash: invalid TableSize value {size}"));
    }

    private static void Retry(ObjectFields block, ref List<string>? errors)
    {
        var backOff = block.Child("perRetry").Child("backOff");
        var (least, most) = (backOff.Duration("baseInterval"), backOff.Duration("maxInterval"));
        if (least == 0)
            Add(ref errors, "Retry: baseInterval cannot be set to 0s");
        else if (most == 0)
            Add(ref errors, "Retry: maxInterval cannot be set to 0s");
        else if (most < least)
            Add(ref errors, "Retry: maxInterval cannot be less than baseInterval");
    }

    // The socketBufferLimit beside it is never looked at.
    private static void Connection(ObjectFields block, ref List<string>? errors)
    {
        var prefix = "BackendConnection: ";
        Limit(block.Quantity("bufferLimit"), "BufferLimit", 0, uint.MaxValue, "", ref prefix, ref errors);
    }

    private static void Http2(ObjectFields block, ref List<string>? errors)
    {
        var prefix = "HTTP2: ";
        Limit(block.Quantity("initialStreamWindowSize"), "InitialStreamWindowSize", MinWindow, MaxWindow, s_window, ref prefix, ref errors);
        Limit(block.Quantity("initialConnectionWindowSize"), "InitialConnectionWindowSize", MinWindow, MaxWindow, s_window, ref prefix, ref errors);
    }

    private static void Limit(Quantity? given, string name, long least, long most, string more, ref string prefix, ref List<string>? errors)
    {
        if (given is not { } quantity)
            return;
        if (!quantity.TryGetInt64(out var value))
            AddOfBlock(ref errors, ref prefix, $"invalid {name} value {quantity}");
        else if (value < least || value > most)
            AddOfBlock(ref errors, ref prefix, $"{name} value {quantity} is out of range{more}");
    }

    // The errors of one block are joined before the prefix is put, so only the first of them carries it.
    private static void AddOfBlock(ref List<string>? errors, ref string prefix, string error)
    {
        Add(ref errors, prefix + error);
        prefix = "";
    }

    private static void Add(ref List<string>? errors, string error) => (errors ??= []).Add(error);

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
