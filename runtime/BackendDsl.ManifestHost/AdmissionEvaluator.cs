using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>Judges every resource by the ValidatingAdmissionPolicies of the project, as an API server would on creating it.</summary>
internal sealed class AdmissionEvaluator(PolicySet policies, EmitOptions options)
{
    /// <summary>Reads the policy files.</summary>
    public static AdmissionEvaluator Load(EmitOptions options) =>
        new(options.Policies.Count == 0 ? PolicySet.Empty : PolicySet.Read(options.Policies.Select(Text), options.ServerVersion), options);

    private static string Text(string path) => new FileInfo(path).Length <= DocumentReader.MaxLength
        ? File.ReadAllText(path)
        : throw new EmitUsageException($"{path}: the policies are larger than {DocumentReader.MaxLength >> 20} MiB, the most that is read of one file; split it");

    /// <summary>What the policies say of these resources.</summary>
    public IEnumerable<EmitProblem> Evaluate(IReadOnlyList<FoundResource> resources)
    {
        if (policies.Policies.Count == 0)
            yield break;
        foreach (var found in resources)
        {
            foreach (var finding in policies.Evaluate(Request(found)).Findings)
                yield return EmitProblem.Of(found, finding.ToFinding());
        }
    }

    // Policies see a built-in kind with its defaults; a model's are given by its schema when it is read.
    private AdmissionRequest Request(FoundResource found) =>
        AdmissionRequest.Create(Stored(found), found.Scope.Plural, found.Scope.IsNamespaced ?? found.Identity.Namespace.Length > 0);

    private Value Stored(FoundResource found)
    {
        var written = Value.Of(found.Written);
        return found.Resource is not ModelObject && BuiltInResources.Evaluate(written, new() { ServerVersion = options.ServerVersion }, default)?.WithDefaults() is { IsAbsent: false } stored
            ? KeepNamespace(stored, written)
            : written;
    }

    // A server fills in the namespace of the request, which is not known here: where the code leaves it out, policies do not see one either.
    private static Value KeepNamespace(Value stored, Value written)
    {
        if (stored.Object["metadata"] is { Kind: ValueKind.Object, Object: ObjectNode metadata } && !(written.Object["metadata"] is { Kind: ValueKind.Object } own && own.Object["namespace"].IsPresent))
            metadata.Set("namespace", default);
        return stored;
    }
}
