using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>Label selectors.</summary>
internal static class LabelSelection
{
    /// <summary>Whether labels match a selector with <c>matchLabels</c> and <c>matchExpressions</c>; an empty one matches everything.</summary>
    public static bool Matches(ObjectFields selector, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (name, value) in selector.Map("matchLabels"))
        {
            if (!labels.TryGetValue(name, out var found) || found != value)
                return false;
        }

        foreach (var expression in selector.Items("matchExpressions"))
        {
            var has = labels.TryGetValue(expression.Text("key") ?? "", out var found);
            var holds = expression.Text("operator") switch
            {
                "In" => has && expression.Texts("values").Contains(found, StringComparer.Ordinal),
                "NotIn" => !has || !expression.Texts("values").Contains(found, StringComparer.Ordinal),
                "Exists" => has,
                "DoesNotExist" => !has,
                _ => false,
            };
            if (!holds)
                return false;
        }

        return true;
    }
}
