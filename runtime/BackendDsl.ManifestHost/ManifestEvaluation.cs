using System.Collections;
using System.Reflection;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>Runs the members and gathers the resources they give.</summary>
internal sealed class ManifestEvaluation(EmitOptions options)
{
    private readonly ManifestContext _context = new(options.Environment);

    /// <summary>Every resource found, in member order.</summary>
    public List<FoundResource> Resources { get; } = [];

    /// <summary>What went wrong.</summary>
    public List<EmitProblem> Problems { get; } = [];

    /// <summary>Runs one member.</summary>
    public void Run(ManifestMember member)
    {
        object? value;
        try
        {
            value = Read(member);
            if (value is null)
            {
                Refuse(member, "is null");
                return;
            }

            Collect(value, member);
        }
        catch (NotAManifestException e)
        {
            Refuse(member, e.Message);
        }
#pragma warning disable CA1031 // User code may throw anything; all of it must become a message of the build.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ReportException(member, e);
        }
    }

    private object? Read(ManifestMember member) => member.Member switch
    {
        PropertyInfo property when property.GetMethod is not { IsStatic: true } =>
            throw new NotAManifestException("is not a static property with a getter"),
        PropertyInfo property => property.GetValue(null),
        FieldInfo { IsStatic: false } => throw new NotAManifestException("is not static"),
        FieldInfo field => field.GetValue(null),
        MethodInfo { IsStatic: false } => throw new NotAManifestException("is not static"),
        MethodInfo method => Call(method),
        Type type => Create(type),
        _ => throw new NotAManifestException("cannot be read"),
    };

    private object? Call(MethodInfo method)
    {
        if (method.ContainsGenericParameters)
            throw new NotAManifestException("is generic");
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
        if (type.IsAbstract || type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not { } constructor)
            throw new NotAManifestException("has no constructor without parameters");
        return constructor.Invoke(null);
    }

    private void Collect(object value, ManifestMember member)
    {
        switch (value)
        {
            case IKubernetesObject<V1ObjectMeta> resource:
                Resources.Add(new(resource, member.Origin));
                break;
            case IManifestSource source:
                Collect(source.GetManifests(_context), member);
                break;
            case IEnumerable sequence and not string:
                foreach (var item in sequence)
                    Collect(item ?? throw new NotAManifestException("gives a null among its resources"), member);
                break;
            default:
                throw new NotAManifestException($"gives a {value.GetType().FullName}, which is no Kubernetes resource, no sequence of them and no IManifestSource");
        }
    }

    private void Refuse(ManifestMember member, string why) =>
        Problems.Add(new(EmitCodes.NotAManifest, EmitSeverity.Error, member.Origin.Place, $"'{member.Origin.Member}' is marked [Manifest] but {why}"));

    private void ReportException(ManifestMember member, Exception exception)
    {
        var inner = exception;
        while (inner is TargetInvocationException or TypeInitializationException && inner.InnerException is { } next)
            inner = next;
        var stack = options.StackTraces ? inner.ToString() : null;
        if (inner is ResourceInvalidException invalid)
        {
            foreach (var violation in invalid.Violations)
            {
                Problems.Add(new(EmitCodes.InvalidResource, EmitSeverity.Error, member.Origin.Place,
                    $"'{member.Origin.Member}' is not valid: {Text(violation)}", stack));
                stack = null;
            }

            return;
        }

        var more = options.StackTraces ? "" : " (-p:ManifestsStackTraces=true shows where)";
        Problems.Add(new(EmitCodes.MemberThrew, EmitSeverity.Error, member.Origin.Place,
            $"'{member.Origin.Member}' threw {inner.GetType().Name}: {inner.Message}{more}", stack));
    }

    /// <summary>A violation as one line.</summary>
    public static string Text(Violation violation) =>
        violation.Path.Length > 0 ? $"{violation.Path}: {violation.Message}" : violation.Message;

    private sealed class NotAManifestException(string message) : Exception(message);
}
