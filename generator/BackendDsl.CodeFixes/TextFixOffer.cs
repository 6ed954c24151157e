using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>A change offered to the user.</summary>
/// <param name="Title">What the menu says.</param>
/// <param name="Change">What is done.</param>
internal sealed record TextFixOffer(string Title, TextChange Change);
