using System.Globalization;

namespace BackendDsl.Tests.Shared;

/// <summary>
/// A culture in which every sign of a number and a date is another one than in files of machines: what Arabic, Swedish and German do, all at once. It needs no data of
/// the machine, which tests run without.
/// </summary>
internal sealed class HostileCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly CultureInfo _beforeForTexts = CultureInfo.CurrentUICulture;

    private HostileCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new()
        {
            NegativeSign = "\u061c\u2212",
            PositiveSign = "\u061c+",
            NumberDecimalSeparator = "\u066b",
            NumberGroupSeparator = "\u066c",
            NaNSymbol = "nicht",
            PositiveInfinitySymbol = "\u221e",
            NegativeInfinitySymbol = "\u2212\u221e",
            PercentDecimalSeparator = "\u066b",
        };
        culture.DateTimeFormat = new() { DateSeparator = "\u200f/", TimeSeparator = ".", ShortDatePattern = "dd.MM.yyyy", LongTimePattern = "HH.mm.ss" };
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>Enters it until disposed; tasks that are begun in it have it too.</summary>
    public static HostileCulture Enter() => new();

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        CultureInfo.CurrentUICulture = _beforeForTexts;
    }
}
