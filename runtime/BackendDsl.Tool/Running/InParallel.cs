using System.Runtime.ExceptionServices;

namespace BackendDsl.Tool.Running;

/// <summary>Work on many items at once, with results in their order: what is printed never depends on how many processors there are.</summary>
internal static class InParallel
{
    /// <summary>Below this many items one thread is done before others have begun.</summary>
    private const int Fewest = 32;

    /// <summary>Does something with each item; the first failure is thrown as it is.</summary>
    public static void ForEach<T>(IReadOnlyList<T> items, Action<T> action, CancellationToken cancellation)
    {
        if (items.Count < Fewest || Environment.ProcessorCount == 1)
        {
            foreach (var item in items)
            {
                cancellation.ThrowIfCancellationRequested();
                action(item);
            }

            return;
        }

        try
        {
            Parallel.For(0, items.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i => action(items[i]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
