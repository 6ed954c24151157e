using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Objects as the server gives them back: what its types always write is there, what is empty is left out.</summary>
internal static class StoredForm
{
    public static Value Of(TypedObject typed, int minor) { _ = minor; return Value.Of(typed); }
}
