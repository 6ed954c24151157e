using System.Reflection;

namespace BackendDsl.ManifestHost;

/// <summary>Finds what an assembly declares for this step, ordered by full name so that the result never depends on the compiler.</summary>
internal static class ManifestDiscovery
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Everything marked <c>[Manifest]</c>.</summary>
    public static IReadOnlyList<ManifestMember> FindManifests(Assembly assembly, SourcePaths sources)
    {
        var found = new List<ManifestMember>();
        foreach (var type in LoadableTypes(assembly).Where(t => !IsMadeByCompiler(t)))
        {
            Add(type, type.FullName ?? type.Name);
            foreach (var member in type.GetMembers(Declared))
            {
                if (member is PropertyInfo or FieldInfo or MethodInfo)
                    Add(member, $"{type.FullName}.{member.Name}");
            }
        }

        return [.. found.OrderBy(m => m.Origin.Member, StringComparer.Ordinal)];

        void Add(MemberInfo member, string name)
        {
            if (member.GetCustomAttribute<ManifestAttribute>(inherit: false) is not { } attribute)
                return;
            var origin = new SourceOrigin(name.Replace('+', '.'), sources.Relative(attribute.SourceFile), attribute.SourceLine);
            found.Add(new(member, origin));
        }
    }

    /// <summary>Every method marked <c>[Policy]</c>, in this assembly and in those it references.</summary>
    public static IReadOnlyList<MethodInfo> FindPolicies(Assembly assembly) =>
    [
        .. ReferencedAssemblies(assembly)
            .SelectMany(LoadableTypes)
            .SelectMany(t => t.GetMethods(Declared))
            .Where(m => m.IsDefined(typeof(PolicyAttribute), inherit: false))
            .OrderBy(m => m.DeclaringType!.FullName + "." + m.Name, StringComparer.Ordinal),
    ];

    /// <summary>The assembly and, transitively, those it references that build on this library.</summary>
    public static IReadOnlyList<Assembly> ReferencedAssemblies(Assembly assembly)
    {
        var home = typeof(PolicyAttribute).Assembly.GetName().Name;
        var assemblies = new List<Assembly> { assembly };
        var seen = new HashSet<string>(StringComparer.Ordinal) { assembly.GetName().Name ?? "" };
        for (var i = 0; i < assemblies.Count; i++)
        {
            foreach (var reference in assemblies[i].GetReferencedAssemblies())
            {
                if (reference.Name is { } name && seen.Add(name) && !IsFramework(name) && TryLoad(reference) is { } loaded
                    && loaded.GetReferencedAssemblies().Any(r => r.Name == home))
                {
                    assemblies.Add(loaded);
                }
            }
        }

        return assemblies;
    }

    // A compiler may repeat an attribute on what it makes of a declaration: F# does on the start-up field behind a let.
    private static bool IsMadeByCompiler(Type type)
    {
        for (var t = type; t is not null; t = t.DeclaringType)
        {
            if (t.Name.StartsWith('<') || t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
                return true;
        }

        return false;
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "System" or "mscorlib" or "netstandard" or "KubernetesClient" or "YamlDotNet";

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            // A reference that is not there at run time holds no policy that could be run.
            return null;
        }
    }

    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
