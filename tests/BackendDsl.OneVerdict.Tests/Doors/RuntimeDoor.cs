using System.Reflection;
using BackendDsl.ManifestHost;
using BackendDsl.Models;
using k8s;
using k8s.Models;

namespace BackendDsl.OneVerdict.Tests.Doors;

/// <summary><c>Validate()</c> and <c>Build()</c>: what the API server itself says. They know no policies and no controllers.</summary>
internal static class RuntimeDoor
{
    public static bool Knows(string finding) => finding[4] is '1' or '2' or '5' && !finding[9..].StartsWith("info", StringComparison.Ordinal);

    public static List<Verdict> Evaluate(VerdictCase verdictCase, Assembly assembly)
    {
        var version = verdictCase.Properties.TryGetValue("KubernetesServerVersion", out var text) && KubernetesVersion.TryParse(text, out var named) ? named : KubernetesVersion.Default;
        var options = new ValidationOptions { ServerVersion = version };
        var found = new List<Verdict>();
        foreach (var member in ManifestDiscovery.FindManifests(assembly, new("/", "")))
        {
            try
            {
                var value = member.Member switch
                {
                    PropertyInfo property => property.GetValue(null),
                    FieldInfo field => field.GetValue(null),
                    MethodInfo method => method.Invoke(null, null),
                    _ => null,
                };
                foreach (var resource in value is IEnumerable<object> many ? many : [value!])
                    found.AddRange(Validate(resource, options));
            }
            catch (Exception e) when (Inner(e) is ResourceInvalidException invalid)
            {
                found.AddRange(invalid.Violations.Select(Verdict.Of));
            }
        }

        return found;
    }

    private static IEnumerable<Verdict> Validate(object resource, ValidationOptions options)
    {
        var result = resource is CustomResource custom ? custom.Validate(options) : ((IKubernetesObject<V1ObjectMeta>)resource).Validate(options);
        return result.Violations.Concat(result.Warnings).Select(Verdict.Of);
    }

    private static Exception Inner(Exception e) => e is TargetInvocationException or TypeInitializationException && e.InnerException is { } inner ? Inner(inner) : e;
}
