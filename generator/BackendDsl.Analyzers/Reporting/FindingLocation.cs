using BackendDsl.Analyzers.CallSite;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Where a violation is told.</summary>
/// <param name="Span">The narrowest expression that causes it.</param>
/// <param name="Path">Its path, where trials led there; for a policy, which names no field itself.</param>
/// <param name="IsRemovable">True where the rule would hold without the member pointed at.</param>
internal readonly record struct FindingLocation(CallSpan Span, FieldPath Path, bool IsRemovable);
