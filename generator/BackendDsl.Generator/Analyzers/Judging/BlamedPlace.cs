using BackendDsl.Generator.Analyzers.CallSite;

namespace BackendDsl.Generator.Analyzers.Judging;

/// <summary>Where a violation is told.</summary>
/// <param name="Span">The narrowest expression that causes it.</param>
/// <param name="IsRemovable">True where the rule would hold without the member pointed at.</param>
internal readonly record struct BlamedPlace(CallSpan Span, bool IsRemovable);
