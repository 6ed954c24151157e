// Written by hand in the shape that the generator prints: the tests of the runtime run on it, and it is the pattern to follow.
#nullable enable
using System.CodeDom.Compiler;
using System.Text;
using System.Text.Json.Serialization;
using BackendDsl.Models;
using k8s;
using k8s.Models;

namespace BackendDsl.Tests.Sample;

/// <summary>A widget.</summary>
[GeneratedCode("BackendDsl.Generator", "0.1.0")]
[KubernetesEntity(Group = "example.dev", ApiVersion = "v1", Kind = "Widget", PluralName = "widgets")]
[CustomResourceSchema(WidgetSchema.Text, "example.dev", "v1", "Widget", Plural = "widgets", Namespaced = true, Status = true)]
[JsonConverter(typeof(ModelJsonConverter<Widget>))]
public sealed record Widget : CustomResource<Widget>, ISpec<WidgetSpec>, IStatus<WidgetStatus>
{
    private static readonly ObjectShape s_shape = ObjectShape.Resource("example.dev/v1", "Widget").Object<WidgetSpec>("spec").Object<WidgetStatus>("status");
    protected override ObjectShape Shape => s_shape;
    protected override bool PrintMembers(StringBuilder builder) => false;

    /// <summary>What is wanted.</summary>
    [JsonPropertyName("spec")] public WidgetSpec? Spec { get => GetObject<WidgetSpec>(3); init => SetObject(3, value); }
    WidgetSpec ISpec<WidgetSpec>.Spec { get => Spec!; set => throw SetterRefused("Spec"); }

    /// <summary>What was seen.</summary>
    [JsonPropertyName("status")] public WidgetStatus? Status { get => GetObject<WidgetStatus>(4); init => SetObject(4, value); }
    WidgetStatus IStatus<WidgetStatus>.Status { get => Status!; set => throw SetterRefused("Status"); }

    /// <summary>Starts a Widget.</summary>
    public static Builder New(string name, string? @namespace = null) => Start<Builder>(name, @namespace);

    /// <summary>A builder that goes on from this object.</summary>
    public Builder ToBuilder() => Continue<Builder>();

    /// <summary>Builds a <see cref="Widget"/>.</summary>
    public sealed class Builder : CustomResourceBuilder<Widget, Builder>
    {
        /// <summary>What is wanted.</summary>
        public Builder Spec(Action<WidgetSpec.Builder> configure) => Configure(3, configure);
        /// <inheritdoc cref="Widget.Spec"/>
        public Builder Spec(WidgetSpec value) => SetObject(3, value);
        /// <summary>What was seen.</summary>
        public Builder Status(Action<WidgetStatus.Builder> configure) => Configure(4, configure);
        /// <inheritdoc cref="Widget.Status"/>
        public Builder Status(WidgetStatus value) => SetObject(4, value);
    }

    /// <summary>A part.</summary>
    [SchemaDefinition(12)]
    public sealed record Part : ModelObject
    {
        private static readonly ObjectShape s_shape = new ObjectShape().IntOrString("amount").String("name").IntOrString("port").StringMap("tags");
        protected override ObjectShape Shape => s_shape;
        protected override bool PrintMembers(StringBuilder builder) => false;

        /// <summary>How much of it.</summary>
        [JsonPropertyName("amount")] public QuantityValue? Amount { get => GetQuantity(0); init => SetQuantity(0, value); }
        /// <summary>Its name.</summary>
        [JsonPropertyName("name")] public string? Name { get => GetString(1); init => SetString(1, value); }
        /// <summary>Its port.</summary>
        [JsonPropertyName("port")] public IntOrStringValue? Port { get => GetIntOrString(2); init => SetIntOrString(2, value); }
        /// <summary>Its tags.</summary>
        [JsonPropertyName("tags")] public ModelMap<string>? Tags { get => GetMap<string>(3); init => SetMap(3, value); }

        /// <summary>A builder that goes on from this object.</summary>
        public Builder ToBuilder() => Continue<Builder>();

        /// <summary>Builds a <see cref="Part"/>.</summary>
        public sealed class Builder : ObjectBuilder<Part, Builder>
        {
            /// <summary>How much of it.</summary>
            public Builder Amount(QuantityValue value) => SetQuantity(0, value);
            /// <summary>Its name.</summary>
            public Builder Name(string value) => SetString(1, value);
            /// <summary>Its port.</summary>
            public Builder Port(IntOrStringValue value) => SetIntOrString(2, value);
            /// <summary>Its tags.</summary>
            public Builder Tags(params IEnumerable<(string Key, string Value)> pairs) => Put(3, pairs);
            /// <inheritdoc cref="Tags(IEnumerable{ValueTuple{string, string}})"/>
            public Builder Tags(IEnumerable<KeyValuePair<string, string>>? pairs) => Put(3, pairs);
        }
    }

    /// <summary>An object without properties.</summary>
    [SchemaDefinition(1)]
    public sealed record Empty : ModelObject
    {
        private static readonly ObjectShape s_shape = new();
        protected override ObjectShape Shape => s_shape;

        /// <summary>Builds an <see cref="Empty"/>.</summary>
        public sealed class Builder : ObjectBuilder<Empty, Builder>;
    }

    /// <summary>How it looks: <c>Plain</c>, <c>preserve-case</c>, or empty.</summary>
    public readonly record struct Style(string Value) : IStringEnum<Style>
    {
        /// <summary><c>Plain</c></summary>
        public static Style Plain => "Plain";
        /// <summary><c>preserve-case</c></summary>
        public static Style PreserveCase => "preserve-case";
        /// <summary>the empty string</summary>
        public static Style Blank => "";
        public static implicit operator Style(string value) => new(value);
        public override string ToString() => Value ?? "";
    }

    /// <summary>A level: 1 or 2.</summary>
    public readonly record struct Level(long Value) : IIntegerEnum<Level>
    {
        /// <summary><c>1</c></summary>
        public static Level Value1 => 1;
        /// <summary><c>2</c></summary>
        public static Level Value2 => 2;
        public static implicit operator Level(long value) => new(value);
        public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
