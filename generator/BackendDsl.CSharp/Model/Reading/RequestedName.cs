namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A kind or a pinned name that an item asks for.</summary>
/// <param name="IsPin">True for a pinned name, false for a kind.</param>
/// <param name="Text">As the item has it.</param>
/// <param name="IsMet">True where the file at hand has it.</param>
internal sealed record RequestedName(bool IsPin, string Text, bool IsMet);
