using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Builds a well-known message, which is a plain value of CEL at once.</summary>
internal sealed class MessageNode(WellKnownMessage message, string[] fields, Node[] values, bool[]? optional) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        frame.StepsLeft -= 40;
        var result = message.Empty;
        long seconds = 0;
        long nanoseconds = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            var value = values[i].Evaluate(frame);
            if (value.IsErrorOrUnknown)
                return value;
            if (optional?[i] == true)
            {
                if (value.Kind != CelKind.Optional)
                    return CelValue.Failure($"cannot initialize optional entry '{fields[i]}' from non-optional value {value}");
                if (!value.Optional.HasValue)
                    continue;
                value = value.Optional.Value;
            }

            if (message.Type.Kind is CelTypeKind.Duration or CelTypeKind.Timestamp)
            {
                if (fields[i] == "seconds")
                    seconds = value.Int;
                else
                    nanoseconds = value.Int;
                continue;
            }

            if (value.Kind == CelKind.Null)
                continue;
            if (message.Name is "google.protobuf.Int32Value" && value.Int is < int.MinValue or > int.MaxValue)
                return CelErrors.IntegerOverflow;
            if (message.Name is "google.protobuf.UInt32Value" && value.Uint > uint.MaxValue)
                return CelErrors.UnsignedOverflow;
            result = message.Name == "google.protobuf.FloatValue" ? CelValue.Of((double)(float)value.Double) : value;
        }

        if (fields.Length == 0)
            return result;
        return message.Type.Kind switch
        {
            CelTypeKind.Timestamp => seconds is < GoTime.MinUnixSeconds or > GoTime.MaxUnixSeconds || nanoseconds is < 0 or > 999_999_999
                ? CelErrors.TimestampOverflow
                : CelValue.Of(new GoTime(seconds, (int)nanoseconds, 0)),
            CelTypeKind.Duration => seconds is < -9223372036 or > 9223372036
                ? CelErrors.IntegerOverflow
                : CelValue.OfDuration(unchecked(seconds * 1_000_000_000 + nanoseconds)),
            _ => result,
        };
    }
}
