#nullable enable
using System.CodeDom.Compiler;
using System.Text;
using System.Text.Json.Serialization;
using BackendDsl.Models;

namespace BackendDsl.Tests.Sample;

/// <summary>What is wanted.</summary>
[GeneratedCode("BackendDsl.Generator", "0.1.0")]
[SchemaDefinition(typeof(Widget), 23)]
public sealed record WidgetSpec : ModelObject
{
    private static readonly ObjectShape s_shape = new ObjectShape()
        .Boolean("enabled").Untyped("extra").Slot("grid", SlotType.List(SlotType.List(SlotType.Int64))).Integer("level").Object<Widget.Part>("main").ObjectMap<Widget.Part>("named").Object<Widget.Empty>("nothing")
        .Objects<Widget.Part>("parts").Number("ratio").Integer("replicas").Integer("serial").String("start").String("style").Slot("styles", SlotType.List(SlotType.Enum<Widget.Style>()))
        .String("timeout").String("title").Strings("words");
    protected override ObjectShape Shape => s_shape;
    protected override bool PrintMembers(StringBuilder builder) => false;

    /// <summary>Whether it runs.</summary>
    [JsonPropertyName("enabled")] public bool? Enabled { get => GetBoolean(0); init => SetBoolean(0, value); }
    /// <summary>Anything.</summary>
    [JsonPropertyName("extra")] public UntypedValue? Extra { get => GetUntyped(1); init => SetUntyped(1, value); }
    /// <summary>Rows of numbers.</summary>
    [JsonPropertyName("grid")] public ModelList<ModelList<long>>? Grid { get => GetList<ModelList<long>>(2); init => SetList(2, value); }
    /// <summary>Level.</summary>
    [JsonPropertyName("level")] public Widget.Level? Level { get => GetIntegerEnum<Widget.Level>(3); init => SetIntegerEnum(3, value); }
    /// <summary>The main part.</summary>
    [JsonPropertyName("main")] public Widget.Part? Main { get => GetObject<Widget.Part>(4); init => SetObject(4, value); }
    /// <summary>Parts by name.</summary>
    [JsonPropertyName("named")] public ModelMap<Widget.Part>? Named { get => GetMap<Widget.Part>(5); init => SetMap(5, value); }
    /// <summary>Nothing.</summary>
    [JsonPropertyName("nothing")] public Widget.Empty? Nothing { get => GetObject<Widget.Empty>(6); init => SetObject(6, value); }
    /// <summary>The parts.</summary>
    [JsonPropertyName("parts")] public ModelList<Widget.Part>? Parts { get => GetList<Widget.Part>(7); init => SetList(7, value); }
    /// <summary>A ratio.</summary>
    [JsonPropertyName("ratio")] public double? Ratio { get => GetDouble(8); init => SetDouble(8, value); }
    /// <summary>How many; 32 bits.</summary>
    [JsonPropertyName("replicas")] public int? Replicas { get => GetInt32(9); init => SetInt64(9, value); }
    /// <summary>A number of 64 bits.</summary>
    [JsonPropertyName("serial")] public long? Serial { get => GetInt64(10); init => SetInt64(10, value); }
    /// <summary>When it starts.</summary>
    [JsonPropertyName("start")] public TimestampValue? Start { get => GetTimestamp(11); init => SetTimestamp(11, value); }
    /// <summary>Its style.</summary>
    [JsonPropertyName("style")] public Widget.Style? Style { get => GetEnum<Widget.Style>(12); init => SetEnum(12, value); }
    /// <summary>Styles.</summary>
    [JsonPropertyName("styles")] public ModelList<Widget.Style>? Styles { get => GetList<Widget.Style>(13); init => SetList(13, value); }
    /// <summary>A duration.</summary>
    [JsonPropertyName("timeout")] public DurationValue? Timeout { get => GetDuration(14); init => SetDuration(14, value); }
    /// <summary>A title.</summary>
    [JsonPropertyName("title")] public string? Title { get => GetString(15); init => SetString(15, value); }
    /// <summary>Words.</summary>
    [JsonPropertyName("words")] public ModelList<string>? Words { get => GetList<string>(16); init => SetList(16, value); }

    /// <summary>A builder that goes on from this object.</summary>
    public Builder ToBuilder() => Continue<Builder>();

    /// <summary>Builds a <see cref="WidgetSpec"/>.</summary>
    public sealed class Builder : ObjectBuilder<WidgetSpec, Builder>
    {
        /// <summary>Whether it runs.</summary>
        public Builder Enabled(bool? value) => SetBoolean(0, value);
        /// <summary>Anything.</summary>
        public Builder Extra(UntypedValue? value) => SetUntyped(1, value);
        /// <summary>Rows of numbers.</summary>
        public Builder Grid(params IEnumerable<ModelList<long>> items) => Append(2, items);
        /// <summary>Level.</summary>
        public Builder Level(Widget.Level? value) => SetIntegerEnum(3, value);
        /// <summary>The main part.</summary>
        public Builder Main(Action<Widget.Part.Builder> configure) => Configure(4, configure);
        /// <summary>The main part.</summary>
        [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
        public Builder Main(Widget.Part? value) => SetObject(4, value);
        /// <summary>Parts by name.</summary>
        public Builder Named(params IEnumerable<(string Key, Action<Widget.Part.Builder> Configure)> pairs) => Put<Widget.Part, Widget.Part.Builder>(5, pairs);
        /// <summary>Parts by name.</summary>
        [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
        public Builder Named(params IEnumerable<(string Key, Widget.Part Value)> pairs) => Put(5, pairs);
        /// <summary>Parts by name.</summary>
        public Builder Named(IEnumerable<KeyValuePair<string, Widget.Part>>? pairs) => Put(5, pairs);
        /// <summary>Nothing.</summary>
        public Builder Nothing(Action<Widget.Empty.Builder> configure) => Configure(6, configure);
        /// <summary>Nothing.</summary>
        [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
        public Builder Nothing(Widget.Empty? value) => SetObject(6, value);
        /// <summary>The parts.</summary>
        public Builder Parts(params IEnumerable<Action<Widget.Part.Builder>> configure) => Append<Widget.Part, Widget.Part.Builder>(7, configure);
        /// <summary>The parts.</summary>
        [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
        public Builder Parts(params IEnumerable<Widget.Part> items) => Append(7, items);
        /// <summary>A ratio.</summary>
        public Builder Ratio(double? value) => SetDouble(8, value);
        /// <summary>How many; 32 bits.</summary>
        public Builder Replicas(int? value) => SetInt64(9, value);
        /// <summary>A number of 64 bits.</summary>
        public Builder Serial(long? value) => SetInt64(10, value);
        /// <summary>When it starts.</summary>
        public Builder Start(TimestampValue? value) => SetTimestamp(11, value);
        /// <summary>Its style.</summary>
        public Builder Style(Widget.Style? value) => SetEnum(12, value);
        /// <summary>Styles.</summary>
        public Builder Styles(params IEnumerable<Widget.Style> items) => Append(13, items);
        /// <summary>A duration.</summary>
        public Builder Timeout(DurationValue? value) => SetDuration(14, value);
        /// <summary>A title.</summary>
        public Builder Title(string? value) => SetString(15, value);
        /// <summary>Words.</summary>
        public Builder Words(params IEnumerable<string> items) => Append(16, items);
    }
}
