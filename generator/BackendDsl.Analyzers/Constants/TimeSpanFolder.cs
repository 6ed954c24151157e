using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>Time spans made of constants.</summary>
internal static class TimeSpanFolder
{
    public static Folded Field(string name) => name switch
    {
        "Zero" => Folded.Of(TimeSpan.Zero),
        "MaxValue" => Folded.Of(TimeSpan.MaxValue),
        "MinValue" => Folded.Of(TimeSpan.MinValue),
        _ => Folded.Unknown,
    };

    /// <summary><c>TimeSpan.FromSeconds(...)</c> and its kin; every part of the overloads with several parts counts.</summary>
    public static Folded Call(IInvocationOperation call, ScalarFolder folder)
    {
        if (!Types.IsTimeSpan(call.TargetMethod.ContainingType) || !call.TargetMethod.IsStatic)
            return Folded.Unknown;
        var first = call.TargetMethod.Name switch
        {
            "FromDays" => TimeSpan.TicksPerDay,
            "FromHours" => TimeSpan.TicksPerHour,
            "FromMinutes" => TimeSpan.TicksPerMinute,
            "FromSeconds" => TimeSpan.TicksPerSecond,
            "FromMilliseconds" => TimeSpan.TicksPerMillisecond,
            "FromMicroseconds" => TimeSpan.TicksPerMillisecond / 1000,
            "FromTicks" => 1,
            _ => 0,
        };
        if (first == 0)
            return Folded.Unknown;

        decimal ticks = 0;
        foreach (var argument in call.Arguments)
        {
            var unit = argument.Parameter?.Name switch
            {
                "days" => TimeSpan.TicksPerDay,
                "hours" => TimeSpan.TicksPerHour,
                "minutes" => TimeSpan.TicksPerMinute,
                "seconds" => TimeSpan.TicksPerSecond,
                "milliseconds" => TimeSpan.TicksPerMillisecond,
                "microseconds" => TimeSpan.TicksPerMillisecond / 1000,
                _ => first,
            };
            switch (folder.Fold(argument.Value).Clr)
            {
                case long whole: ticks += (decimal)whole * unit; break;
                case double real when Math.Abs(real) < 1e13: ticks += (decimal)Math.Truncate(real * unit); break;
                default: return Folded.Unknown;
            }
        }

        return OfTicks(ticks);
    }

    public static Folded Create(IObjectCreationOperation creation, ScalarFolder folder)
    {
        var parts = new long[creation.Arguments.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (folder.Fold(creation.Arguments[i].Value).Clr is not long part || creation.Arguments[i].Parameter?.Ordinal != i)
                return Folded.Unknown;
            parts[i] = part;
        }

        decimal Clock(int from) => (decimal)parts[from] * TimeSpan.TicksPerHour + (decimal)parts[from + 1] * TimeSpan.TicksPerMinute + (decimal)parts[from + 2] * TimeSpan.TicksPerSecond;
        return parts.Length switch
        {
            0 => Folded.Of(TimeSpan.Zero),
            1 => OfTicks(parts[0]),
            3 => OfTicks(Clock(0)),
            4 => OfTicks((decimal)parts[0] * TimeSpan.TicksPerDay + Clock(1)),
            5 => OfTicks((decimal)parts[0] * TimeSpan.TicksPerDay + Clock(1) + (decimal)parts[4] * TimeSpan.TicksPerMillisecond),
            6 => OfTicks((decimal)parts[0] * TimeSpan.TicksPerDay + Clock(1) + (decimal)parts[4] * TimeSpan.TicksPerMillisecond + parts[5] * (TimeSpan.TicksPerMillisecond / 1000)),
            _ => Folded.Unknown,
        };
    }

    private static Folded OfTicks(decimal ticks) =>
        ticks is >= long.MinValue and <= long.MaxValue ? Folded.Of(TimeSpan.FromTicks((long)ticks)) : Folded.Unknown;
}
