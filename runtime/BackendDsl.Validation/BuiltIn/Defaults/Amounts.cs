using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Amounts of resources as the server keeps them.</summary>
internal static class Amounts
{
    /// <summary>Those finer than a thousandth are rounded up to one.</summary>
    /// <param name="amounts">The amounts by name.</param>
    /// <param name="at">Where they stand; asked only where there is something to tell.</param>
    /// <param name="report">Told of what is changed.</param>
    public static void RoundUp(Node amounts, Func<Field> at, Report report)
    {
        if (amounts.Map is not { } map)
            return;
        for (var i = 0; i < map.Values.Length; i++)
        {
            if (map.Values[i].Kind != ValueKind.String || QuantityText.RoundedToMilli(map.Values[i].String) is not { } rounded)
                continue;
            report.Inform(at().For(Concept.Dropped).Key(map.Keys[i]), $"kept as {rounded} without a word: amounts are rounded up to thousandths");
            map.Values[i] = Value.Of(rounded);
        }
    }
}
