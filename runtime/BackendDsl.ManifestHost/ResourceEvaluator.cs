using System.Reflection;
using BackendDsl.Models;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>Judges every resource: what the API server says of it, or of the change of what is deployed; then duplicates and C# policies.</summary>
internal sealed class ResourceEvaluator(EmitOptions options, IReadOnlyList<MethodInfo> policies, DeployedObjects? deployed = null)
{
    /// <summary>What is wrong with these resources.</summary>
    public IEnumerable<EmitProblem> Evaluate(IReadOnlyList<FoundResource> resources)
    {
        foreach (var found in resources)
        {
            if (found.Identity.Kind.Length > 0 && UpdateEvaluator.Evaluate(found, deployed?.Find(found.Identity) ?? default, options) is { } findings)
            {
                foreach (var finding in findings)
                    yield return EmitProblem.Of(found, finding);
            }
            else if (found.Identity.Kind.Length == 0)
            {
                yield return new(EmitCodes.InvalidResource, FindingSeverity.Error, found.Origin.Place,
                    $"'{found.Origin.Member}' gives a {found.Resource.GetType().Name} without apiVersion or kind; set both");
            }
            else if (found.Identity.Name.Length == 0)
            {
                yield return WithoutName(found);
            }
        }

        foreach (var problem in Duplicates(resources))
            yield return problem;
        foreach (var policy in policies)
        {
            foreach (var problem in Run(policy, resources))
                yield return problem;
        }
    }

    private static EmitProblem WithoutName(FoundResource found) => new(EmitCodes.InvalidResource, FindingSeverity.Error, found.Origin.Place,
        $"'{found.Origin.Member}' gives a {found.Identity.Kind} without metadata.name; set it");

    private static IEnumerable<EmitProblem> Duplicates(IReadOnlyList<FoundResource> resources)
    {
        var first = new Dictionary<ResourceIdentity, FoundResource>();
        foreach (var found in resources)
        {
            if (!first.TryAdd(found.Identity, found))
            {
                yield return new(EmitCodes.DuplicateIdentity, FindingSeverity.Error, found.Origin.Place,
                    $"{found.Identity} of '{found.Origin.Member}' is also made by '{first[found.Identity].Origin.Member}' at {first[found.Identity].Origin.Text}; "
                    + "one of them must have another name or namespace");
            }
        }
    }

    private IEnumerable<EmitProblem> Run(MethodInfo policy, IReadOnlyList<FoundResource> resources)
    {
        var name = $"{policy.DeclaringType!.FullName}.{policy.Name}";
        var parameters = policy.GetParameters();
        if (!policy.IsStatic || policy.ContainsGenericParameters || parameters.Length != 1
            || !typeof(IEnumerable<PolicyFinding>).IsAssignableFrom(policy.ReturnType))
        {
            yield return new(EmitCodes.Policy, FindingSeverity.Error, FilePlace.Project,
                $"'{name}' is marked [Policy] but is not a static method that takes one resource and returns IEnumerable<PolicyFinding>");
            yield break;
        }

        foreach (var found in resources)
        {
            if (!parameters[0].ParameterType.IsInstanceOfType(found.Resource))
                continue;
            foreach (var problem in RunOne(policy, name, found))
                yield return problem;
        }
    }

    private List<EmitProblem> RunOne(MethodInfo policy, string name, FoundResource found)
    {
        var problems = new List<EmitProblem>();
        try
        {
            foreach (var finding in (IEnumerable<PolicyFinding>?)policy.Invoke(null, [found.Resource]) ?? [])
            {
                var told = new Finding
                {
                    Id = finding.Severity switch { PolicySeverity.Error => EmitCodes.Policy, PolicySeverity.Warning => EmitCodes.PolicyWarns, _ => EmitCodes.PolicyAudits },
                    Severity = finding.Severity switch { PolicySeverity.Error => FindingSeverity.Error, PolicySeverity.Warning => FindingSeverity.Warning, _ => FindingSeverity.Info },
                    Path = FieldPath.Parse(finding.Path),
                    Message = finding.Message,
                    Policy = name,
                    Source = FindingSource.Policy,
                };
                problems.Add(EmitProblem.Of(found, told));
            }
        }
#pragma warning disable CA1031 // A policy is user code and may throw anything.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var inner = e is TargetInvocationException { InnerException: { } i } ? i : e;
            problems.Add(new(EmitCodes.MemberThrew, FindingSeverity.Error, found.Origin.Place,
                $"policy '{name}' threw {inner.GetType().Name} on {found.Identity}: {inner.Message}", options.StackTraces ? inner.ToString() : null));
        }

        return problems;
    }
}
