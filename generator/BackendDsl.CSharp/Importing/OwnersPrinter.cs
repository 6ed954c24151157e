using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Printing;

namespace BackendDsl.CSharp.Importing;

/// <summary>Owner references, which metadata holds in the types of KubernetesClient.</summary>
internal static class OwnersPrinter
{
    /// <summary>The list as an expression; null where it is none that the types can hold.</summary>
    public static string? Print(Value owners)
    {
        if (owners.Kind != ValueKind.Array)
            return null;
        var items = new List<string>();
        foreach (var owner in owners.Items())
        {
            if (owner.Kind != ValueKind.Object)
                return null;
            var members = new List<string>();
            foreach (var (name, value) in owner.Members())
            {
                var property = name switch
                {
                    "apiVersion" or "kind" or "name" or "uid" when value.Kind == ValueKind.String => char.ToUpperInvariant(name[0]) + name.Substring(1),
                    "blockOwnerDeletion" or "controller" when value.Kind == ValueKind.Boolean => char.ToUpperInvariant(name[0]) + name.Substring(1),
                    _ => null,
                };
                if (property is null)
                    return null;
                members.Add($"{property} = {CodeText.Literal(value)}");
            }

            items.Add(members.Count == 0 ? "new()" : $"new() {{ {string.Join(", ", members)} }}");
        }

        return $"[{string.Join(", ", items)}]";
    }
}
