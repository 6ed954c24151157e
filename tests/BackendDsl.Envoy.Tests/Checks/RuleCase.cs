namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>A cluster that breaks one rule, and one that breaks none, for the usual target or another one.</summary>
internal sealed record RuleCase(string RuleId, string Broken, string Clean, EnvoyTarget? Target = null);
