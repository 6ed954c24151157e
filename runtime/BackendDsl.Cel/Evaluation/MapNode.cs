using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>A map literal.</summary>
internal sealed class MapNode(Node[] keys, Node[] values, bool[]? optional) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        frame.StepsLeft -= 30;
        var map = new MapValue(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Evaluate(frame);
            if (key.IsErrorOrUnknown)
                return key;
            var value = values[i].Evaluate(frame);
            if (value.IsError)
                return value;
            if (optional?[i] == true)
            {
                if (value.IsUnknown)
                    return value;
                if (value.Kind != CelKind.Optional)
                    return CelValue.Failure($"cannot initialize optional entry '{key}' from non-optional value {value}");
                if (!value.Optional.HasValue)
                    continue;
                value = value.Optional.Value;
            }

            map.Set(key, value);
        }

        return CelValue.Of(map);
    }
}
