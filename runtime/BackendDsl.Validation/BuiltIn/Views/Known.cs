using BackendDsl.Cel.Values;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.BuiltIn.Views;

/// <summary>Is a value known through and through?</summary>
internal static class Known
{
    public static bool Is(in Value value) => !ValueEquality.HasUnknown(value);
}
