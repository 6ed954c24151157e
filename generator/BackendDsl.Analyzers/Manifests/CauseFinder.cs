using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Manifests;

/// <summary>
/// Finds the member of an object that a verdict without a path hangs on: the one without which (were its value not known) the verdict would not
/// stand; of several the last in the file completes it.
/// </summary>
internal static class CauseFinder
{
    private const int TrialLimit = 300;

    /// <summary>The path of the cause; the root where no single member is one.</summary>
    /// <param name="root">The object.</param>
    /// <param name="stands">True where the verdict still stands for a changed object.</param>
    public static FieldPath Find(Value root, Func<Value, bool> stands)
    {
        var steps = new List<int>();
        var path = FieldPath.Root;
        var value = root;
        var trials = 0;
        while (value.Kind is ValueKind.Object or ValueKind.Array)
        {
            var isObject = value.Kind == ValueKind.Object;
            var found = -1;
            for (var i = (isObject ? value.Object.Count : value.Array.Count) - 1; i >= 0 && found < 0; i--)
            {
                // What kind of object it is does not make it wrong.
                if (steps.Count == 0 && value.Object.NameAt(i) is "apiVersion" or "kind" || ++trials > TrialLimit)
                    continue;
                if (!stands(With(root, [.. steps, i], 0)))
                    found = i;
            }

            if (found < 0)
                break;
            steps.Add(found);
            path = isObject ? path.Member(value.Object.NameAt(found)) : path.Item(found);
            value = isObject ? value.Object.ValueAt(found) : value.Array[found];
        }

        return path;
    }

    /// <summary>The same tree with the value at a place not known.</summary>
    private static Value With(Value value, List<int> steps, int at)
    {
        var inner = at == steps.Count - 1;
        if (value.Kind == ValueKind.Array)
            return Value.Of(new ChangedArray(value.Array, steps[at], inner ? Value.Unknown : With(value.Array[steps[at]], steps, at + 1)));
        return Value.Of(new ChangedObject(value.Object, steps[at], inner ? Value.MaybeAbsent : With(value.Object.ValueAt(steps[at]), steps, at + 1)));
    }

    private sealed class ChangedObject(IObjectValue source, int index, Value value) : IObjectValue
    {
        public int Count => source.Count;

        public bool IsComplete => source.IsComplete;

        public Value this[string name] => name == source.NameAt(index) ? value : source[name];

        public string NameAt(int i) => source.NameAt(i);

        public Value ValueAt(int i) => i == index ? value : source.ValueAt(i);
    }

    private sealed class ChangedArray(IArrayValue source, int index, Value value) : IArrayValue
    {
        public int Count => source.Count;

        public bool IsComplete => source.IsComplete;

        public Value this[int i] => i == index ? value : source[i];
    }
}
