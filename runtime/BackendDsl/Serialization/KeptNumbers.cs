namespace BackendDsl.Serialization;

/// <summary>Whole numbers as a slot holds them: small ones are one object each.</summary>
internal static class KeptNumbers
{
    private const long Smallest = -1;

    private static readonly object[] s_kept = [.. Enumerable.Range((int)Smallest, 1026).Select(i => (object)(long)i)];

    /// <summary>The number as an object.</summary>
    public static object Box(long value) => (ulong)(value - Smallest) < (ulong)s_kept.Length ? s_kept[value - Smallest] : value;
}
