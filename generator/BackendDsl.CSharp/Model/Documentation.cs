namespace BackendDsl.CSharp.Model;

/// <summary>The text of a documentation comment, not escaped.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Remarks">Default, limits and rules; may be empty.</param>
internal sealed record Documentation(string Summary, string Remarks);
