namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>A value that an enum knows, and the minor version that brought it.</summary>
internal readonly record struct EnumValue(string Text, int Since);
