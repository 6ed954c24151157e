using System.Globalization;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Constants;

/// <summary>A C# scalar whose value the compiler or the folder knows, or the knowledge that it is not known.</summary>
internal readonly struct Folded
{
    private Folded(bool isKnown, object? clr)
    {
        IsKnown = isKnown;
        Clr = clr;
    }

    public static Folded Unknown => default;

    public bool IsKnown { get; }

    /// <summary>Null, or a <see cref="string"/>, <see cref="bool"/>, <see cref="char"/>, <see cref="long"/>, <see cref="double"/> or <see cref="TimeSpan"/>.</summary>
    public object? Clr { get; }

    /// <summary>A value as C# holds it.</summary>
    public static Folded Of(object? clr) => clr switch
    {
        null or string or bool or char or long or double or TimeSpan => new(true, clr),
        int or short or sbyte or byte or ushort or uint => new(true, Convert.ToInt64(clr, CultureInfo.InvariantCulture)),
        ulong u => u <= long.MaxValue ? new(true, (long)u) : Unknown,
        float f => new(true, (double)f),
        _ => Unknown,
    };

    /// <summary>The value as a member of type <paramref name="target"/> holds it at run time; see the models' slots.</summary>
    public Value ToValue(ITypeSymbol target) => Clr switch
    {
        _ when !IsKnown => Value.Unknown,
        null => Value.Absent,
        // KubernetesClient writes a number for text that is one.
        string s when Types.IsClientScalar(target) && target.Name == "IntOrString" && long.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => Value.Of(number),
        string s => Value.Of(s),
        bool b => Value.Of(b),
        long l => Value.Of(l),
        double d when IsWhole(d) => Value.Of((long)d),
        double d when !double.IsNaN(d) && !double.IsInfinity(d) => Value.Of(d),
        TimeSpan t when Types.Strip(target) is { Name: "DurationValue" or "TimeSpan" } => Value.Of(DurationText.Format(t)),
        _ => Value.Unknown,
    };

    private static bool IsWhole(double d) => d == Math.Floor(d) && d is >= -9.2e18 and <= 9.2e18;
}
