namespace BackendDsl.Cel.Text;

/// <summary>
/// Hashes of values that are made of others. A seed of the process goes into each, so that nobody can write a list whose items all hash alike,
/// and a table of them would have to compare each with each.
/// </summary>
internal static class HashMix
{
    // The hash of a text is another one in every process.
    private static readonly uint s_seed = unchecked((uint)StringComparer.Ordinal.GetHashCode(nameof(HashMix)));

    /// <summary>The hash of two hashes in their order.</summary>
    public static int Of(int first, int second)
    {
        unchecked
        {
            var hash = ((uint)first ^ s_seed) * 0x85EBCA6B;
            hash = ((hash ^ (hash >> 15)) + (uint)second) * 0xC2B2AE35;
            return (int)(hash ^ (hash >> 13));
        }
    }

    /// <summary>The hash of a number of which both halves count.</summary>
    public static int Of(long number) => unchecked(Of((int)number, (int)(number >> 32)));

    /// <summary>The hash of a number; both zeros are equal.</summary>
    public static int Of(double number) => Of(BitConverter.DoubleToInt64Bits(number + 0.0));
}
