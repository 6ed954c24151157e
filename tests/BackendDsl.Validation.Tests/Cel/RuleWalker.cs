using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Cel;

/// <summary>Finds the rules of a schema, and runs them over a value; without the rest of validation.</summary>
internal static class RuleWalker
{
    public static IEnumerable<(string Path, SchemaNode Node, ValidationRule Rule, bool IsRoot)> Rules(SchemaNode node, string path = "", bool isRoot = true)
    {
        foreach (var rule in node.Rules)
            yield return (path, node, rule, isRoot);
        foreach (var property in node.Properties)
        {
            foreach (var found in Rules(property.Schema, path + "." + property.Name, false))
                yield return found;
        }

        foreach (var (inner, name) in new[] { (node.Items, "[]"), (node.AdditionalProperties, "{}") })
        {
            if (inner is null)
                continue;
            foreach (var found in Rules(inner, path + name, false))
                yield return found;
        }
    }

    /// <summary>Paths at which rules do not pass, with the outcome.</summary>
    public static IEnumerable<(string Path, ValidationRule Rule, CelValue Outcome)> Failures(SchemaNode node, Value value, KubernetesVersion version, string path = "", bool isRoot = true)
    {
        if (value.Kind is ValueKind.Null or ValueKind.Absent)
            yield break;
        foreach (var rule in node.Rules)
        {
            var environment = SchemaEnvironments.For(node, isRoot, version, rule.OptionalOldSelf == true);
            if (environment is null || !CelExpression.TryCompile(rule.Rule, environment, out var expression, out _))
                continue;
            if (expression!.Mentions("oldSelf") && rule.OptionalOldSelf != true)
                continue;
            var outcome = expression.Evaluate(value);
            if (!outcome.IsTrue)
                yield return (path.TrimStart('.'), rule, outcome);
        }

        if (value.Kind == ValueKind.Object)
        {
            for (var i = 0; i < value.Object.Count; i++)
            {
                var name = value.Object.NameAt(i);
                var property = node.FindProperty(name);
                var inner = property ?? node.AdditionalProperties;
                if (inner is null)
                    continue;
                foreach (var failure in Failures(inner, value.Object.ValueAt(i), version, property is null ? $"{path}[{name}]" : path + "." + name, false))
                    yield return failure;
            }
        }

        if (value.Kind == ValueKind.Array && node.Items is { } items)
        {
            for (var i = 0; i < value.Array.Count; i++)
            {
                foreach (var failure in Failures(items, value.Array[i], version, $"{path}[{i}]", false))
                    yield return failure;
            }
        }
    }
}
