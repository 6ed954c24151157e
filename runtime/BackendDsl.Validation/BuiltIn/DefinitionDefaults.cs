using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>What a server adds to a CustomResourceDefinition before anything looks at it: names that follow from the kind, no conversion, the port of a webhook's service.</summary>
public static class DefinitionDefaults
{
    private const long ServicePort = 443;

    /// <summary>The definition with its defaults; the one given is left alone.</summary>
    /// <param name="definition">An object; one that is no definition of apiextensions.k8s.io/v1, and one of which only a part is known, is given back as it is.</param>
    public static Value WithDefaults(Value definition)
    {
        if (!IsDefinition(definition) || definition.Object["spec"] is not { Kind: ValueKind.Object, Object.IsComplete: true } written)
            return definition;
        if (written.Object["names"] is { Kind: ValueKind.Object, Object.IsComplete: false })
            return definition;
        var spec = Copy(written.Object);
        if (spec["names"] is { Kind: ValueKind.Object } given)
        {
            var names = Copy(given.Object);
            var kind = names["kind"] is { Kind: ValueKind.String, String: { Length: > 0 } text } ? text : null;
            if (kind is not null && IsUnset(names["singular"]))
                names.Set("singular", Value.Of(kind.ToLowerInvariant()));
            if (kind is not null && IsUnset(names["listKind"]))
                names.Set("listKind", Value.Of(kind + "List"));
            spec.Set("names", Value.Of(names));
        }

        var conversion = spec["conversion"];
        if (conversion.IsAbsent || conversion.Kind == ValueKind.Null)
        {
            var none = new ObjectNode();
            none.Set("strategy", Value.Of("None"));
            spec.Set("conversion", Value.Of(none));
        }
        else
        {
            spec.Set("conversion", WithPort(conversion, ["webhook", "clientConfig", "service"], 0));
        }

        var whole = Copy(definition.Object);
        whole.Set("spec", Value.Of(spec));
        return Value.Of(whole);
    }

    private static bool IsDefinition(Value value) => value is { Kind: ValueKind.Object, Object.IsComplete: true }
        && value.Object["apiVersion"] is { Kind: ValueKind.String, String: "apiextensions.k8s.io/v1" }
        && value.Object["kind"] is { Kind: ValueKind.String, String: "CustomResourceDefinition" };

    private static Value WithPort(Value value, string[] path, int depth)
    {
        if (value.Kind != ValueKind.Object)
            return value;
        var copy = Copy(value.Object);
        if (depth == path.Length)
        {
            if (copy["port"].IsAbsent || copy["port"].Kind == ValueKind.Null)
                copy.Set("port", Value.Of(ServicePort));
        }
        else if (!copy[path[depth]].IsAbsent)
        {
            copy.Set(path[depth], WithPort(copy[path[depth]], path, depth + 1));
        }

        return Value.Of(copy);
    }

    private static bool IsUnset(Value value) => value.IsAbsent || value.Kind == ValueKind.Null || value is { Kind: ValueKind.String, String.Length: 0 };

    private static ObjectNode Copy(IObjectValue value)
    {
        var copy = new ObjectNode(value.Count + 1) { Mark = value is ObjectNode read ? read.Mark : default };
        for (var i = 0; i < value.Count; i++)
            copy.Add(value.NameAt(i), value.ValueAt(i), value is ObjectNode node ? node.MarkAt(i) : default);
        return copy;
    }
}
