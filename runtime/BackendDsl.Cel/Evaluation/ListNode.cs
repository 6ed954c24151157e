using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>A list literal. Unknown items stay inside, so that the list's size is known.</summary>
internal sealed class ListNode(Node[] elements, bool[]? optional) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        frame.StepsLeft -= 10;
        var items = new CelValue[elements.Length];
        var count = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            var item = elements[i].Evaluate(frame);
            if (item.IsError)
                return item;
            if (optional?[i] == true)
            {
                if (item.IsUnknown)
                    return item;
                if (item.Kind != CelKind.Optional)
                    return CelValue.Failure($"cannot initialize optional list element from non-optional value {item}");
                if (!item.Optional.HasValue)
                    continue;
                item = item.Optional.Value;
            }

            items[count++] = item;
        }

        return CelValue.Of(new ListValue(items, count));
    }
}
