using BackendDsl.Models;
using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>Assertions about the API server's verdict over a resource: its schema, its CEL rules, and for built-in kinds what the server checks in code.</summary>
public static class AssertResource
{
    /// <summary>The server accepts the resource.</summary>
    /// <exception cref="PolicyAssertException">It does not; the message lists every violation.</exception>
    public static void IsValid(IKubernetesObject<V1ObjectMeta> resource, Situation? situation = null)
    {
        var violations = Violations(resource, situation ?? new());
        if (violations.Count > 0)
            throw new PolicyAssertException($"Expected that {ResourceText.Of(resource)} is valid, and it is not:\n{Lines(violations)}");
    }

    /// <summary>The server refuses the resource for this field.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The field in the server's form, for example <c>spec.targetRefs[0].kind</c>.</param>
    /// <param name="message">A part of the message; null where any will do.</param>
    /// <param name="situation">How the request comes to the server.</param>
    /// <exception cref="PolicyAssertException">It accepts it, or refuses it for something else; the message lists every violation.</exception>
    public static void IsInvalid(IKubernetesObject<V1ObjectMeta> resource, string path, string? message = null, Situation? situation = null)
    {
        var violations = Violations(resource, situation ?? new());
        if (violations.Any(v => v.Path.ToString() == path && (message is null || v.Message.Contains(message, StringComparison.Ordinal))))
            return;
        var wanted = message is null ? $"at {path}" : $"at {path} with '{message}'";
        throw new PolicyAssertException(violations.Count == 0
            ? $"Expected that {ResourceText.Of(resource)} is refused {wanted}, and it is valid"
            : $"Expected that {ResourceText.Of(resource)} is refused {wanted}, and it is refused otherwise:\n{Lines(violations)}");
    }

    private static IReadOnlyList<Finding> Violations(IKubernetesObject<V1ObjectMeta> resource, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var options = new ValidationOptions { ServerVersion = situation.ServerVersion, OldObject = situation.OldObject };
        if (resource is ModelObject model)
            return model.Validate(options).Violations;
        return BuiltInResources.Evaluate(resource, options)?.Errors
            ?? throw new PolicyAssertException($"{ResourceText.Of(resource)} is neither a generated kind nor one that the server brings: there is nothing to judge it by");
    }

    private static string Lines(IEnumerable<Finding> findings) => string.Join("\n", findings.Select(f => "  " + f));
}
