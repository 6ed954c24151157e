using BackendDsl.Models;
using BackendDsl.Tests.Sample;

namespace BackendDsl.Tests;

/// <summary>Makes sample objects from a seed, with plain values or with hostile ones.</summary>
internal sealed class WidgetGenerator(int seed, bool hostile)
{
    private readonly Random _random = new(seed);

    public Widget Next()
    {
        var builder = Widget.New(Text(), Maybe() ? Text() : null);
        if (Maybe())
            builder.Labels((Text(), Text()), (Text(), Text()));
        if (Maybe())
            builder.Annotations((Text(), Text()));
        if (Maybe())
            builder.Metadata(m => m.Generation = Whole());
        if (Maybe())
            builder.Metadata(m => m.CreationTimestamp = new DateTime(2024, 2, 29, 12, 30, _random.Next(60), DateTimeKind.Utc));
        builder.Spec(Spec);
        if (Maybe())
            builder.Status(s => s.Phase(Text()));
        if (Maybe())
            builder.SetMember(Text() + "-more", Any(3));
        return builder.BuildUnchecked();
    }

    private bool Maybe() => _random.Next(2) == 0;

    private void Spec(WidgetSpec.Builder spec)
    {
        if (Maybe())
            spec.Enabled(Maybe());
        if (Maybe())
            spec.Extra(Any(3));
        if (Maybe())
            spec.Grid([Whole(), Whole()], [], [Whole()]);
        if (Maybe())
            spec.Level(Whole());
        if (Maybe())
            spec.Named((Text(), Part), (Text(), Part));
        if (Maybe())
            spec.Main(Part);
        if (Maybe())
            spec.Nothing(_ => { });
        for (var i = _random.Next(4); i > 0; i--)
            spec.Parts(Part);
        if (Maybe())
            spec.Parts((IEnumerable<Widget.Part>)[]);
        if (Maybe())
            spec.Ratio(Number());
        if (Maybe())
            spec.Serial(Whole());
        if (Maybe())
            spec.Start(hostile ? "2024-01-02T03:04:05.123456789+05:30" : "2024-01-02T03:04:05Z");
        if (Maybe())
            spec.Style(Text()).Styles("Plain", Text());
        if (Maybe())
            spec.Timeout(Maybe() ? TimeSpan.FromMilliseconds(_random.Next(1, 100000)) : "1h30m");
        if (Maybe())
            spec.Title(Text()).Words(Text(), Text());
        if (hostile && Maybe())
            spec.SetMember("replicas", UntypedValue.Null).SetMember("serial", 1e20).SetMember(Text() + "?", Any(2));
    }

    private void Part(Widget.Part.Builder part)
    {
        if (Maybe())
            part.Amount(Maybe() ? "64Ki" : Whole());
        if (Maybe())
            part.Name(Text());
        if (Maybe())
            part.Port(Maybe() ? "8080" : Whole());
        if (Maybe())
            part.Tags((Text(), Text()), (Text(), Text()));
        if (hostile && Maybe())
            part.SetMember("Name", Text());
    }

    private string Text() => hostile ? RandomText.Next(_random) : "word" + _random.Next(1000);

    private long Whole() => hostile ? _random.NextInt64(long.MinValue, long.MaxValue) : _random.Next(100);

    private double Number() => hostile ? BitConverter.Int64BitsToDouble(_random.NextInt64()) is var d && double.IsFinite(d) ? d : 1e300 : _random.Next(1000) / 8.0;

    private UntypedValue Any(int depth) => _random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => UntypedValue.Null,
        1 => Maybe(),
        2 => Whole(),
        3 => Number(),
        4 => Text(),
        5 => UntypedValue.Array(Any(depth - 1), Any(depth - 1)),
        6 => UntypedValue.Object((Text() + "1", Any(depth - 1)), (Text() + "2", Any(depth - 1))),
        _ => Maybe() ? UntypedValue.Object() : UntypedValue.Array(),
    };
}
