using System.Reflection;

namespace BackendDsl.ManifestHost;

/// <summary>Values that stand for another one: tasks, lazy values, asynchronous sequences. They are waited for; the build's time limit bounds it.</summary>
internal static class Awaiting
{
    /// <summary>The value that is meant; false where the object stands for none.</summary>
    public static bool TryResult(object value, out object? result)
    {
        result = null;
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (!type.IsGenericType)
                continue;
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(Task<>))
            {
                // The promise of an async method that has no result is one too; its result is of a type nobody can name.
                if (type.GetGenericArguments()[0] is { IsVisible: false, Assembly: var home } && home == typeof(object).Assembly)
                    return false;
                ((Task)value).GetAwaiter().GetResult();
                result = type.GetProperty(nameof(Task<>.Result))!.GetValue(value);
                return true;
            }

            if (definition == typeof(ValueTask<>))
                return TryResult(type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(value, null)!, out result);
            if (definition == typeof(Lazy<>))
            {
                result = type.GetProperty(nameof(Lazy<>.Value))!.GetValue(value);
                return true;
            }
        }

        if (Array.Find(value.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is not { } sequence)
            return false;
        result = typeof(Awaiting).GetMethod(nameof(Drain), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(sequence.GetGenericArguments()).Invoke(null, [value]);
        return true;
    }

    private static List<T> Drain<T>(IAsyncEnumerable<T> sequence) => Task.Run(async () =>
    {
        var items = new List<T>();
        await foreach (var item in sequence.ConfigureAwait(false))
            items.Add(item);
        return items;
    }).GetAwaiter().GetResult();
}
