using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>What the rules of a schema may name: variables typed as the schema says.</summary>
public static class SchemaEnvironments
{
    /// <summary>
    /// The environment of a rule at a schema node: <c>self</c> and <c>oldSelf</c>, typed as the schema says.
    /// </summary>
    /// <param name="node">The node that carries the rule.</param>
    /// <param name="isResourceRoot">True at the root of a custom resource; embedded resources tell it by themselves.</param>
    /// <param name="version">The server version.</param>
    /// <param name="optionalOldSelf">True where the rule sets <c>optionalOldSelf</c>: <c>oldSelf</c> is then an optional.</param>
    /// <param name="libraries">Which libraries are offered.</param>
    /// <returns>The environment, or null where CEL cannot see values of this node (no type given).</returns>
    public static CelEnvironment? For(
        SchemaNode node,
        bool isResourceRoot = false,
        KubernetesVersion version = default,
        bool optionalOldSelf = false,
        CelLibraries libraries = CelLibraries.StoredExpressions)
    {
        var environment = CelEnvironment.Create(version, libraries);
        var adapter = Types(environment).Build(node, "selfType", isResourceRoot);
        if (adapter is null)
            return null;
        var oldType = optionalOldSelf ? CelType.Optional(adapter.Type) : adapter.Type;
        return environment
            .WithVariable(new CelVariable("self", adapter.Type, adapter, false))
            .WithVariable(new CelVariable("oldSelf", oldType, adapter, optionalOldSelf));
    }

    /// <summary>The same environment with one more variable that is read as a schema says.</summary>
    public static CelEnvironment WithVariable(this CelEnvironment environment, string name, SchemaNode schema)
    {
        var adapter = Types(environment).Build(schema, name, isResourceRoot: false) ?? RawAdapter.Instance;
        return environment.WithVariable(new CelVariable(name, adapter.Type, adapter, false));
    }

    private static SchemaTypes Types(CelEnvironment environment) => new(reservedWordsAsFields: environment.Generation >= 31);
}
