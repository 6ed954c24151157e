namespace BackendDsl.Validation.Definitions;

/// <summary>The paths of a scale subresource.</summary>
/// <param name="SpecReplicasPath">JSON path of the wanted count, for example <c>.spec.replicas</c>.</param>
/// <param name="StatusReplicasPath">JSON path of the actual count.</param>
/// <param name="LabelSelectorPath">JSON path of the serialised selector, or null.</param>
public sealed record ScaleSubresource(string SpecReplicasPath, string StatusReplicasPath, string? LabelSelectorPath);
