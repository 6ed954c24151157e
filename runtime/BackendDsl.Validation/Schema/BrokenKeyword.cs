using System.Globalization;
using BackendDsl.Cel.Text;

namespace BackendDsl.Validation.Schema;

/// <summary>A keyword that a value does not hold, with what stands behind it.</summary>
/// <param name="Keyword">The keyword.</param>
/// <param name="Argument">What stands behind it, as text; null where nothing does.</param>
/// <param name="Limit">The number behind it, where it is one.</param>
internal readonly record struct BrokenKeyword(SchemaKeyword Keyword, string? Argument = null, double? Limit = null)
{
    /// <summary>A keyword with a number.</summary>
    public static BrokenKeyword Of(SchemaKeyword keyword, double limit) => new(keyword, GoNumber.FormatGeneral(limit), limit);

    /// <summary>A keyword with a count.</summary>
    public static BrokenKeyword Of(SchemaKeyword keyword, long limit) => new(keyword, limit.ToString(CultureInfo.InvariantCulture), limit);

    /// <summary>As <see cref="Finding.Rule"/> has it, for people.</summary>
    public override string ToString() => Argument is null ? Name : Name + ": " + Argument;

    private string Name => Keyword switch
    {
        SchemaKeyword.Type => "type",
        SchemaKeyword.Format => "format",
        SchemaKeyword.Minimum or SchemaKeyword.ExclusiveMinimum => "minimum",
        SchemaKeyword.Maximum or SchemaKeyword.ExclusiveMaximum => "maximum",
        SchemaKeyword.MultipleOf => "multipleOf",
        SchemaKeyword.MinLength => "minLength",
        SchemaKeyword.MaxLength => "maxLength",
        SchemaKeyword.Pattern => "pattern",
        SchemaKeyword.Enum => "enum",
        SchemaKeyword.MinItems => "minItems",
        SchemaKeyword.MaxItems => "maxItems",
        SchemaKeyword.MinProperties => "minProperties",
        SchemaKeyword.MaxProperties => "maxProperties",
        SchemaKeyword.Required => "required",
        SchemaKeyword.Properties => "properties",
        SchemaKeyword.AdditionalProperties => "additionalProperties",
        SchemaKeyword.AllOf => "allOf",
        SchemaKeyword.AnyOf => "anyOf",
        SchemaKeyword.OneOf => "oneOf",
        SchemaKeyword.Not => "not",
        SchemaKeyword.ListType => "x-kubernetes-list-type",
        SchemaKeyword.EmbeddedResource => "x-kubernetes-embedded-resource",
        SchemaKeyword.Validations => "x-kubernetes-validations",
        _ => "",
    };
}
