namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>A cluster that breaks one rule, and one that breaks none.</summary>
internal sealed record RuleCase(string RuleId, string Broken, string Clean, ClusterCheckContext? Context = null, ClusterFindingSeverity? Severity = null);
