using BackendDsl.Envoy;

namespace BackendDsl.Tool.Verifying;

/// <summary>What a gateway has otherwise, with the fields of manifests that ask for it.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="From">What decided the setting; empty where the controller did, or where the whole cluster is meant.</param>
internal sealed record VerifiedDifference(ConfigDumpDifference Difference, IReadOnlyList<DecidingField> From);
