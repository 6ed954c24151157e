using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>
/// Puts defaults into slots. What is certainly not there gets the default; what is perhaps not there has from then on some value that is not known.
/// </summary>
internal static class Fill
{
    /// <summary>A string: absent and empty are the same.</summary>
    public static void Text(Node node, int slot, string value)
    {
        if (node.Object is not { } typed)
            return;
        ref var place = ref typed.Slots[slot];
        if (place.IsAbsent || (place.Kind == ValueKind.String && place.String.Length == 0))
            place = Value.Of(value);
        else if (place.Kind == ValueKind.MaybeAbsent)
            place = Value.Unknown;
    }

    /// <summary>A string held as a pointer: an empty one stays.</summary>
    public static void Pointer(Node node, int slot, string value) => Set(node, slot, Value.Of(value));

    /// <summary>A number held as a pointer: 0 stays.</summary>
    public static void Pointer(Node node, int slot, long value) => Set(node, slot, Value.Of(value));

    /// <summary>A boolean held as a pointer: false stays.</summary>
    public static void Pointer(Node node, int slot, bool value) => Set(node, slot, Value.Of(value));

    /// <summary>A number: absent and 0 are the same.</summary>
    public static void Number(Node node, int slot, long value)
    {
        if (node.Object is not { } typed)
            return;
        ref var place = ref typed.Slots[slot];
        if (place.IsAbsent || (place.Kind == ValueKind.Integer && place.Integer == 0))
            place = Value.Of(value);
        else if (place.Kind == ValueKind.MaybeAbsent)
            place = Value.Unknown;
    }

    /// <summary>An object that is there from then on, empty where it was not.</summary>
    public static Node Object(Node node, int slot)
    {
        if (node.Object is not { } typed)
            return new(Value.Unknown);
        ref var place = ref typed.Slots[slot];
        if (place.IsAbsent)
            place = Value.Of(new TypedObject(typed.Type.Members[slot].Shape.Type, true));
        else if (place.Kind == ValueKind.MaybeAbsent)
            place = Value.Unknown;
        return new(place);
    }

    /// <summary>Whatever is certainly absent gets the value.</summary>
    public static void Set(Node node, int slot, Value value)
    {
        if (node.Object is not { } typed)
            return;
        ref var place = ref typed.Slots[slot];
        if (place.IsAbsent)
            place = value;
        else if (place.Kind == ValueKind.MaybeAbsent)
            place = Value.Unknown;
    }

    /// <summary>Replaces what is there; where it is only perhaps so, what stands there is no longer known.</summary>
    public static void Replace(Node node, int slot, Value value, Truth when)
    {
        if (node.Object is not { } typed || when.IsFalse)
            return;
        typed.Slots[slot] = when.IsTrue ? value : Value.MaybeAbsent;
    }

    /// <summary>As <see cref="Set"/>, where the condition holds.</summary>
    public static void SetWhen(Truth when, Node node, int slot, Value value)
    {
        if (when.IsTrue)
            Set(node, slot, value);
        else if (!when.IsFalse && node.Object is { } typed && typed.Slots[slot].Kind is ValueKind.Absent or ValueKind.MaybeAbsent)
            typed.Slots[slot] = Value.MaybeAbsent;
    }

    /// <summary>A list of these strings.</summary>
    public static Value Texts(params string[] texts) => Value.Of(new TypedList(Array.ConvertAll(texts, t => Value.Of(t)), true));
}
