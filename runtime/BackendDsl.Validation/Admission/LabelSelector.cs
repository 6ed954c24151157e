using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>A label selector of a policy or binding.</summary>
internal sealed class LabelSelector
{
    private readonly List<(string Key, string Operator, List<string> Values)> _requirements = [];

    public LabelSelector(in Value value, PolicyReading reading)
    {
        var labels = PolicyReading.Member(value, "matchLabels");
        if (labels.Kind == ValueKind.Object)
        {
            for (var i = 0; i < labels.Object.Count; i++)
            {
                if (labels.Object.ValueAt(i).Kind == ValueKind.String)
                    _requirements.Add((labels.Object.NameAt(i), "In", [labels.Object.ValueAt(i).String]));
            }
        }

        foreach (var expression in reading.List(value, "matchExpressions"))
        {
            var op = reading.Text(expression, "operator") ?? "";
            if (op is not ("In" or "NotIn" or "Exists" or "DoesNotExist"))
                reading.Report($"'{op}' is not a valid selector operator");
            _requirements.Add((reading.Text(expression, "key") ?? "", op, reading.Texts(expression, "values")));
        }
    }

    /// <summary>True where everything matches.</summary>
    public bool IsEmpty => _requirements.Count == 0;

    /// <summary>Whether these labels match; null where that is not known.</summary>
    public bool? Matches(in Value labels)
    {
        bool? all = true;
        foreach (var (key, op, values) in _requirements)
        {
            var label = labels.Kind switch
            {
                ValueKind.Object => labels.Object[key] is { IsAbsent: true } && !labels.Object.IsComplete ? Value.MaybeAbsent : labels.Object[key],
                ValueKind.Unknown or ValueKind.MaybeAbsent => Value.MaybeAbsent,
                _ => default,
            };
            bool? one = op switch
            {
                "Exists" => label.Kind == ValueKind.MaybeAbsent ? null : label.IsPresent,
                "DoesNotExist" => label.Kind == ValueKind.MaybeAbsent ? null : !label.IsPresent,
                _ when label.IsUnknown => null,
                "In" => label.Kind == ValueKind.String && values.Contains(label.String),
                "NotIn" => label.Kind != ValueKind.String || !values.Contains(label.String),
                _ => false,
            };
            if (one == false)
                return false;
            if (one is null)
                all = null;
        }

        return all;
    }
}
