using System.Globalization;
using Xunit;

namespace BackendDsl.Tests.Shared;

/// <summary>
/// How the bytes that are allocated, or the steps that are taken, grow with an input that grows in one dimension: by counting, not by time, so that a
/// busy machine does not matter.
/// </summary>
internal static class Growth
{
    /// <summary>What is still called linear: buffers that double make steps.</summary>
    public const double Linear = 1.3;

    /// <summary>What turns long decimal numbers into binary ones and back takes a logarithm more.</summary>
    public const double NearlyLinear = 1.5;

    /// <summary>Fails where eight times the size allocates more than eight times as much, with some air.</summary>
    /// <param name="what">For the message.</param>
    /// <param name="size">The smallest size; large enough for what it costs to outweigh what is always there.</param>
    /// <param name="prepare">Makes an input of a size, and what is done with it.</param>
    /// <param name="most">The power of the size that is allowed.</param>
    public static void AssertLinear(string what, int size, Func<int, Action> prepare, double most = Linear) => AssertLinear(what, size, n =>
    {
        var action = prepare(n);
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }, most);

    /// <summary>The same for a counter.</summary>
    /// <param name="what">For the message.</param>
    /// <param name="size">The smallest size.</param>
    /// <param name="count">What an input of a size costs.</param>
    /// <param name="most">The power of the size that is allowed.</param>
    public static void AssertLinear(string what, int size, Func<int, long> count, double most = Linear)
    {
        count(size);   // what is made once is made now
        long[] costs = [count(size), count(2 * size), count(4 * size), count(8 * size)];
        // The smallest finds buffers that the call before left for it: growth is what the others show.
        var exponent = Math.Log2((double)costs[3] / Math.Max(costs[1], 1)) / 2;
        Assert.True(exponent <= most, string.Create(CultureInfo.InvariantCulture, $"{what}: cost grows with the power {exponent:F2} of the size ({string.Join(", ", costs)} for {size} to {8 * size})"));
    }
}
