#nullable enable
using System.CodeDom.Compiler;
using System.Text;
using System.Text.Json.Serialization;
using BackendDsl.Models;

namespace BackendDsl.Tests.Sample;

/// <summary>What was seen.</summary>
[GeneratedCode("BackendDsl.Generator", "0.1.0")]
[SchemaDefinition(typeof(Widget), 24)]
public sealed record WidgetStatus : ModelObject
{
    private static readonly ObjectShape s_shape = new ObjectShape().String("phase");
    protected override ObjectShape Shape => s_shape;
    protected override bool PrintMembers(StringBuilder builder) => false;

    /// <summary>The phase.</summary>
    [JsonPropertyName("phase")] public string? Phase { get => GetString(0); init => SetString(0, value); }

    /// <summary>A builder that goes on from this object.</summary>
    public Builder ToBuilder() => Continue<Builder>();

    /// <summary>Builds a <see cref="WidgetStatus"/>.</summary>
    public sealed class Builder : ObjectBuilder<WidgetStatus, Builder>
    {
        /// <summary>The phase.</summary>
        public Builder Phase(string value) => SetString(0, value);
    }
}
