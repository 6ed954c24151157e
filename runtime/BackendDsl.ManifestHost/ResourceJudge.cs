using System.Reflection;
using BackendDsl.Models;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>Judges every resource: its own schema and rules, then C# policies, then duplicates.</summary>
internal sealed class ResourceJudge(EmitOptions options, IReadOnlyList<MethodInfo> policies)
{
    /// <summary>What is wrong with these resources.</summary>
    public IEnumerable<EmitProblem> Judge(IReadOnlyList<FoundResource> resources)
    {
        foreach (var found in resources)
        {
            if (found.Resource is ModelObject model)
            {
                foreach (var violation in model.Validate(new ValidationOptions { ServerVersion = options.ServerVersion }).Violations)
                {
                    yield return new(EmitCodes.InvalidResource, FindingSeverity.Error, found.Origin.Place,
                        $"{found.Identity} is not valid: {ManifestEvaluation.Text(violation)}") { About = found, Finding = violation };
                }
            }
            else if (found.Identity.Kind.Length == 0)
            {
                yield return new(EmitCodes.InvalidResource, FindingSeverity.Error, found.Origin.Place,
                    $"'{found.Origin.Member}' gives a {found.Resource.GetType().Name} without apiVersion or kind; set both");
            }
            else if (found.Identity.Name.Length == 0)
            {
                yield return new(EmitCodes.InvalidResource, FindingSeverity.Error, found.Origin.Place,
                    $"'{found.Origin.Member}' gives a {found.Identity.Kind} without metadata.name; set it");
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
                var severity = finding.Severity switch
                {
                    PolicySeverity.Error => FindingSeverity.Error,
                    PolicySeverity.Warning => FindingSeverity.Warning,
                    _ => FindingSeverity.Info,
                };
                problems.Add(new(EmitCodes.Policy, severity, found.Origin.Place, $"{found.Identity}: {finding.Path}: {finding.Message} [{name}]") { About = found, Finding = new() { Id = EmitCodes.Policy, Path = FieldPath.Parse(finding.Path) } });
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
