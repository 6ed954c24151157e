using BackendDsl.Cel.Values;
namespace BackendDsl.Cel.Libraries;

/// <summary>One <c>%</c> clause of a format string.</summary>
internal readonly struct FormatClause(char verb, int precision)
{
    public char Verb { get; } = verb;

    /// <summary>Digits after the point, 6 where none are given.</summary>
    public int Precision { get; } = precision;
}
