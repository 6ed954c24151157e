using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn.Views;

/// <summary>Is a value known through and through?</summary>
internal static class Known
{
    public static bool Is(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown or ValueKind.MaybeAbsent:
                return false;
            case ValueKind.Array:
                for (var i = 0; i < value.Array.Count; i++)
                {
                    if (!Is(value.Array[i]))
                        return false;
                }

                return value.Array.IsComplete;
            case ValueKind.Object:
                for (var i = 0; i < value.Object.Count; i++)
                {
                    if (!Is(value.Object.ValueAt(i)))
                        return false;
                }

                return value.Object.IsComplete;
            default:
                return true;
        }
    }
}
