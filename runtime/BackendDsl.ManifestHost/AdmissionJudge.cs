using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>Judges every resource by the ValidatingAdmissionPolicies of the project, as an API server would on creating it.</summary>
internal sealed class AdmissionJudge(PolicySet policies)
{
    /// <summary>Reads the policy files.</summary>
    public static AdmissionJudge Load(EmitOptions options) =>
        new(options.Policies.Count == 0 ? PolicySet.Empty : PolicySet.Read(options.Policies.Select(Text), options.ServerVersion));

    private static string Text(string path) => new FileInfo(path).Length <= DocumentReader.MaxLength
        ? File.ReadAllText(path)
        : throw new EmitUsageException($"{path}: the policies are larger than {DocumentReader.MaxLength >> 20} MiB, the most that is read of one file; split it");

    /// <summary>What the policies say of these resources.</summary>
    public IEnumerable<EmitProblem> Judge(IReadOnlyList<FoundResource> resources)
    {
        if (policies.Policies.Count == 0)
            yield break;
        foreach (var found in resources)
        {
            foreach (var finding in policies.Evaluate(Request(found)).Findings)
            {
                var severity = finding.Severity switch
                {
                    AdmissionSeverity.Error => FindingSeverity.Error,
                    AdmissionSeverity.Warning => FindingSeverity.Warning,
                    _ => FindingSeverity.Info,
                };
                yield return new(EmitCodes.Policy, severity, found.Origin.Place, $"{found.Identity}: {finding.Message} [{finding.Policy}]") { About = found };
            }
        }
    }

    private static AdmissionRequest Request(FoundResource found) =>
        AdmissionRequest.Create(Value.Of(found.Written), found.Scope.Plural, found.Scope.IsNamespaced ?? found.Identity.Namespace.Length > 0);
}
