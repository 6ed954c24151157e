using System.Collections;
using System.Reflection;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>Runs the members and gathers the resources they give.</summary>
internal sealed class ManifestEvaluation(EmitOptions options)
{
    private readonly ManifestContext _context = new(options.Environment, options.Properties);

    /// <summary>Every resource found, in member order.</summary>
    public List<FoundResource> Resources { get; } = [];

    /// <summary>What went wrong.</summary>
    public List<EmitProblem> Problems { get; } = [];

    /// <summary>Runs one member.</summary>
    public void Run(ManifestMember member)
    {
        try
        {
            var value = Read(member) ?? throw new NotAManifestException("is null; give an empty sequence where there is nothing to write");
            Collect(value, member, depth: 0);
        }
        catch (NotAManifestException e)
        {
            Problems.Add(new(EmitCodes.NotAManifest, FindingSeverity.Error, member.Origin.Place, $"'{member.Origin.Member}' is marked [Manifest] but {e.Message}"));
        }
#pragma warning disable CA1031 // User code may throw anything; all of it must become a message of the build.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ReportException(member, e);
        }
    }

    private object? Read(ManifestMember member)
    {
        if (member.Member.DeclaringType is { ContainsGenericParameters: true } generic)
            throw new NotAManifestException($"stands in the generic type {TypeName.Of(generic)}, and nobody says which {string.Join(", ", generic.GetGenericArguments().Select(a => a.Name))} is meant; put it into a type that is not generic");
        return member.Member switch
        {
            PropertyInfo property when property.GetMethod is not { IsStatic: true } => throw new NotAManifestException("is not a static property with a getter"),
            PropertyInfo property when property.GetIndexParameters().Length > 0 => throw new NotAManifestException("takes parameters"),
            PropertyInfo property => property.GetValue(null),
            FieldInfo { IsStatic: false } => throw new NotAManifestException("is not static"),
            FieldInfo field => field.GetValue(null),
            MethodInfo { IsStatic: false } => throw new NotAManifestException("is not static"),
            MethodInfo method => Call(method),
            Type type => Create(type),
            _ => throw new NotAManifestException("cannot be read"),
        };
    }

    private object? Call(MethodInfo method)
    {
        if (method.ContainsGenericParameters)
            throw new NotAManifestException("is generic");
        if (method.ReturnType == typeof(void))
            throw new NotAManifestException("gives nothing back");
        var parameters = method.GetParameters();
        return parameters.Length switch
        {
            0 => method.Invoke(null, null),
            1 when parameters[0].ParameterType == typeof(ManifestContext) => method.Invoke(null, [_context]),
            _ => throw new NotAManifestException("takes parameters; it may take none, or one ManifestContext"),
        };
    }

    private static object? Create(Type type)
    {
        if (!typeof(IManifestSource).IsAssignableFrom(type))
            throw new NotAManifestException("is a type, but no IManifestSource");
        if (type.ContainsGenericParameters)
            throw new NotAManifestException("is a generic type; make it one that is not");
        if (type.IsAbstract || type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not { } constructor)
            throw new NotAManifestException("has no constructor without parameters");
        return constructor.Invoke(null);
    }

    private void Collect(object value, ManifestMember member, int depth)
    {
        if (depth > 64)
            throw new NotAManifestException("gives sequences within sequences without end");
        switch (value)
        {
            case IKubernetesObject<V1ObjectMeta> resource:
                Resources.Add(new(resource, member.Origin) { Accepted = member.Accepted });
                break;
            case IManifestSource source:
                Collect(source.GetManifests(_context) ?? throw new NotAManifestException("gives null for its manifests"), member, depth + 1);
                break;
            case IKubernetesObject<V1ListMeta> list:
                Collect(list.GetType().GetProperty("Items")?.GetValue(list) ?? Array.Empty<object>(), member, depth + 1);
                break;
            case IDictionary map:
                // What the keys are for is the user's business.
                Collect(map.Values, member, depth + 1);
                break;
            case string:
                throw new NotAManifestException("gives a string, which is no Kubernetes resource; KubernetesYaml.Deserialize makes one of text");
            case IEnumerable sequence:
                foreach (var item in sequence)
                    Collect(item ?? throw new NotAManifestException("gives a null among its resources"), member, depth + 1);
                break;
            default:
                if (!Awaiting.TryResult(value, out var result))
                    throw new NotAManifestException($"gives a {TypeName.Of(value.GetType())}, which is no Kubernetes resource, no sequence of them and no IManifestSource");
                Collect(result ?? throw new NotAManifestException($"gives a {TypeName.Of(value.GetType())} whose result is null"), member, depth + 1);
                break;
        }
    }

    private void ReportException(ManifestMember member, Exception exception)
    {
        var inner = exception;
        while (inner is TargetInvocationException or TypeInitializationException or AggregateException && inner.InnerException is { } next)
            inner = next;
        var stack = options.StackTraces ? inner.ToString() : null;
        if (inner is ResourceInvalidException invalid)
        {
            foreach (var violation in invalid.Violations)
            {
                Problems.Add(new(violation.Id.Length > 0 ? violation.Id : EmitCodes.InvalidResource, FindingSeverity.Error, member.Origin.Place, $"'{member.Origin.Member}': {violation.ToText()}", stack) { Finding = violation });
                stack = null;
            }

            return;
        }

        var more = options.StackTraces ? "" : " (-p:ManifestsStackTraces=true shows where)";
        Problems.Add(new(EmitCodes.MemberThrew, FindingSeverity.Error, member.Origin.Place,
            $"'{member.Origin.Member}' threw {TypeName.Of(inner.GetType())}: {inner.Message}{more}", stack));
    }

    private sealed class NotAManifestException(string message) : Exception(message);
}
