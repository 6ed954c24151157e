using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Parsing;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel;

/// <summary>
/// What an expression may name: variables with their types, functions and macros by server version.
/// Immutable; make one and compile any number of expressions with it.
/// </summary>
public sealed class CelEnvironment
{
    private readonly Dictionary<string, Declaration> _byName;
    private readonly string[] _containers;

    private CelEnvironment(KubernetesVersion version, CelLibraries libraries, string container, IReadOnlyList<CelVariable> variables, IReadOnlyList<CelFunctionDefinition> functions)
    {
        Version = version;
        Libraries = libraries;
        Container = container;
        Variables = variables;
        _byName = new(variables.Count, StringComparer.Ordinal);
        for (var i = 0; i < variables.Count; i++)
            _byName[variables[i].Name] = new(variables[i].Name, variables[i].Type, i);

        // What a rule newly written may use lags one version behind the server, so that a rollback still understands it.
        Generation = libraries == CelLibraries.NewExpressions ? version.Minor - 1 : version.Minor;
        OwnFunctions = functions;
        Functions = Cel.Libraries.OwnFunctions.AddTo(FunctionTables.For(version.Minor, Generation), functions);
        Macros = new(twoVariables: Generation >= 32, sortBy: Generation >= 34);
        _containers = Containers(container);
    }

    /// <summary>The server version.</summary>
    public KubernetesVersion Version { get; }

    /// <summary>Which libraries are offered.</summary>
    public CelLibraries Libraries { get; }

    /// <summary>The variables, in the order of their slots.</summary>
    public IReadOnlyList<CelVariable> Variables { get; }

    /// <summary>The functions beside those of the server's libraries.</summary>
    public IReadOnlyList<CelFunctionDefinition> OwnFunctions { get; }

    internal int Generation { get; }

    internal string Container { get; }

    internal FunctionTable Functions { get; }

    internal MacroExpander Macros { get; }

    /// <summary>An environment without variables.</summary>
    public static CelEnvironment Create(KubernetesVersion version = default, CelLibraries libraries = CelLibraries.StoredExpressions) =>
        new(version, libraries, "", [], []);

    /// <summary>
    /// The same environment with <c>variables</c>, an object of these fields; see <see cref="CelBindings.SetVariables"/>.
    /// </summary>
    public CelEnvironment WithVariables(IEnumerable<KeyValuePair<string, CelType>> fields)
    {
        var type = new CelObjectType("kubernetes.variables");
        foreach (var field in fields)
            type.Add(new(field.Key, field.Key, new DeclaredAdapter(field.Value)));
        return WithVariable("variables", type);
    }

    /// <summary>The same environment with one more variable; a name given twice means the last.</summary>
    public CelEnvironment WithVariable(string name, CelType type) =>
        new(Version, Libraries, Container, [.. Variables, new(name, type, RawAdapter.Instance, false)], OwnFunctions);

    /// <summary>The same environment with one more function, or with one more signature of a function that is there.</summary>
    public CelEnvironment WithFunction(CelFunctionDefinition function) => new(Version, Libraries, Container, Variables, [.. OwnFunctions, function]);

    /// <summary>The same environment with one more variable whose values are read by an adapter.</summary>
    internal CelEnvironment WithVariable(CelVariable variable) => new(Version, Libraries, Container, [.. Variables, variable], OwnFunctions);

    internal CelEnvironment WithContainer(string container) => new(Version, Libraries, container, Variables, OwnFunctions);

    internal int SlotOf(string name) => _byName.TryGetValue(name, out var declaration) ? declaration.Slot : -1;

    internal Declaration? FindDeclaration(string name)
    {
        if (_byName.TryGetValue(name, out var variable))
            return variable;
        return CelTypes.Find(name) is { } type ? new(name, type.Kind == CelTypeKind.Type ? CelType.TypeOf(CelType.AnyType) : CelType.TypeOf(type), -1, type) : null;
    }

    /// <summary>The qualified names a name may mean, the innermost first.</summary>
    internal IEnumerable<string> CandidateNames(string name)
    {
        if (name[0] == '.')
        {
            yield return name.Substring(1);
            yield break;
        }

        foreach (var container in _containers)
            yield return container + name;
        yield return name;
    }

    private static string[] Containers(string container)
    {
        if (container.Length == 0)
            return [];
        var all = new List<string>();
        for (var end = container.Length; end > 0; end = container.LastIndexOf('.', end - 1))
            all.Add(container.Substring(0, end) + ".");
        return [.. all];
    }
}
