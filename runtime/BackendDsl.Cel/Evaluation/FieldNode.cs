using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// Reads or tests a declared field. Remembers at which place the field was found last. <paramref name="isStart"/>: a chain of
/// selections begins here, on a value that is no variable.
/// </summary>
internal sealed class FieldNode(Node operand, CelField field, bool testOnly, bool isStart) : Node
{
    private readonly string _wireName = field.WireName;
    private readonly long _cost = SelectNode.CostOf(testOnly, isStart);
    private int _place;

    public override CelValue Evaluate(EvaluationState frame)
    {
        var target = operand.Evaluate(frame);
        frame.StepsLeft -= _cost;
        if (target.Kind != CelKind.Object || target.Reference is not IObjectValue members)
        {
            if (target.IsError)
                frame.StepsLeft++;
            return testOnly ? Access.Has(target, field.Name) : Access.Select(target, field.Name);
        }

        var member = Find(members);
        switch (member.Kind)
        {
            case ValueKind.Absent:
                if (!members.IsComplete)
                    return CelValue.Unknown;
                return testOnly ? CelValue.False : CelErrors.NoSuchKey(field.Name);
            case ValueKind.Null:
                return testOnly ? CelValue.False : CelErrors.NoSuchKey(field.Name);
            case ValueKind.MaybeAbsent:
                return CelValue.Unknown;
            default:
                var value = field.Adapter.Adapt(member);

                // A value that does not fit its schema is no true: asking for it already fails.
                return !testOnly || value.IsError ? value : CelValue.True;
        }
    }

    private Value Find(IObjectValue members)
    {
        var place = _place;
        if (place < members.Count)
        {
            var name = members.NameAt(place);
            if (ReferenceEquals(name, _wireName) || string.Equals(name, _wireName, StringComparison.Ordinal))
                return members.ValueAt(place);
        }

        var count = members.Count;
        for (var i = 0; i < count; i++)
        {
            if (string.Equals(members.NameAt(i), _wireName, StringComparison.Ordinal))
            {
                _place = i;
                return members.ValueAt(i);
            }
        }

        return Value.Absent;
    }
}
