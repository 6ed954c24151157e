using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Models;
using BackendDsl.Tests.Sample;

namespace BackendDsl.Tests;

public class ValueTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(50_000_000, "5s")]
    [InlineData(5_000_000, "500ms")]
    [InlineData(54_000_000_000, "1h30m")]
    [InlineData(10, "1us")]
    [InlineData(1, "100ns")]
    [InlineData(-15_000_000, "-1s500ms")]
    [InlineData(long.MaxValue, "256204778h48m5s477ms580us700ns")]
    [InlineData(long.MinValue, "-256204778h48m5s477ms580us800ns")]
    public void A_time_span_becomes_a_duration_and_back(long ticks, string text)
    {
        DurationValue value = TimeSpan.FromTicks(ticks);
        Assert.Equal(text, value.Text);
        if (ticks != long.MinValue)
        {
            Assert.True(value.TryGetTimeSpan(out var back));
            Assert.Equal(ticks, back.Ticks);
        }
    }

    [Theory]
    [InlineData("1.5h", 54_000_000_000)]
    [InlineData("+90s", 900_000_000)]
    [InlineData("0", 0)]
    [InlineData("1h1m1s1ms", 36_610_010_000)]
    public void Other_spellings_of_durations_are_understood(string text, long ticks)
    {
        Assert.True(new DurationValue(text).TryGetTimeSpan(out var value));
        Assert.Equal(ticks, value.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("s")]
    [InlineData("1d")]
    [InlineData("1.2.3s")]
    [InlineData("-")]
    [InlineData("1ns")]
    [InlineData("99999999999999999999999999999999999h")]
    public void Text_that_is_no_time_span_is_not_taken_for_one(string text) =>
        Assert.False(new DurationValue(text).TryGetTimeSpan(out _));

    [Fact]
    public void Timestamps_keep_offset_and_fraction()
    {
        Assert.Equal("2024-01-02T03:04:05+05:30", ((TimestampValue)new DateTimeOffset(2024, 1, 2, 3, 4, 5, new(5, 30, 0))).Text);
        Assert.Equal("2024-01-02T03:04:05.25Z", ((TimestampValue)new DateTime(2024, 1, 2, 3, 4, 5, 250, DateTimeKind.Utc)).Text);
        Assert.True(new TimestampValue("2024-01-02T03:04:05.25-02:00").TryGetDateTimeOffset(out var value));
        Assert.Equal(TimeSpan.FromHours(-2), value.Offset);
    }

    [Fact]
    public void Numbers_and_strings_are_told_apart()
    {
        IntOrStringValue number = 8080, text = "8080";
        Assert.NotEqual(number, text);
        Assert.Equal(8080, number.IntegerValue);
        Assert.Null(number.StringValue);
        Assert.True(text.IsString);
        Assert.NotEqual((QuantityValue)1, (QuantityValue)"1");
        Assert.Equal("64Ki", ((QuantityValue)"64Ki").Text);
    }

    [Fact]
    public void Untyped_values_come_from_anywhere_and_are_equal_by_value()
    {
        UntypedValue fromText = UntypedValue.Parse("""{"b":[1,2.5,true,null,"x"],"a":{}}""");
        UntypedValue fromNode = JsonNode.Parse("""{"a":{},"b":[1,2.5,true,null,"x"]}""");
        using var document = JsonDocument.Parse("""{"a":{},"b":[1,2.5,true,null,"x"]}""");
        var built = UntypedValue.Object(("a", UntypedValue.Object()), ("b", UntypedValue.Array(1, 2.5, true, UntypedValue.Null, "x")));
        Assert.Equal(fromText, fromNode);
        Assert.Equal(fromText, (UntypedValue)document.RootElement);
        Assert.Equal(fromText, built);
        Assert.Equal(fromText.GetHashCode(), built.GetHashCode());
        Assert.Equal("""{"a":{},"b":[1,2.5,true,null,"x"]}""", built.ToString());
        Assert.Equal(2.5, built["b"]?[1]?.AsDouble());
        Assert.Equal("x", built["b"]?[4]?.AsString());
        Assert.Null(built["c"]);
        Assert.Equal(built, (UntypedValue)built.ToJsonElement());
        Assert.Equal("""{"name":"n"}""", ((UntypedValue)new Widget.Part { Name = "n" }).ToString());
    }

    [Fact]
    public void Enums_carry_any_value()
    {
        Widget.Style style = "later";
        Assert.Equal("later", style.ToString());
        Assert.Equal(Widget.Style.PreserveCase, (Widget.Style)"preserve-case");
        Assert.Equal("""{"level":9,"style":"","styles":["","later"]}""", new WidgetSpec { Level = 9, Style = Widget.Style.Blank, Styles = [Widget.Style.Blank, "later"] }.ToString());
    }
}
