using System.Text.Json;

namespace BackendDsl.Envoy.Codec.Schema;

/// <summary>A field of a message.</summary>
internal sealed class ApiField
{
    public required int Number { get; init; }

    /// <summary>Where it stands in the declaration of its message, counted from zero; constraints are checked in that order.</summary>
    public int Position { get; init; }

    /// <summary>The name, ready to be written.</summary>
    public required JsonEncodedText EncodedName { get; init; }

    /// <summary>As in the proto, with underscores.</summary>
    public required string Name { get; init; }

    /// <summary>Of the value; for maps, of the values of the map (keys are always strings).</summary>
    public required ApiKind Kind { get; init; }

    public bool IsRepeated { get; init; }

    public bool IsMap { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>The oneof the field is a member of.</summary>
    public string? Oneof { get; init; }

    /// <summary>The scalar inside a <see cref="ApiKind.Wrapper"/>.</summary>
    public ApiKind Wrapped { get; init; }

    /// <summary>The message type of a <see cref="ApiKind.Message"/> field.</summary>
    public ApiMessage? Message { get; init; }

    /// <summary>The enum of an <see cref="ApiKind.Enum"/> field.</summary>
    public ApiEnum? Enum { get; init; }

    /// <summary>Singular scalars outside a oneof are not there when they have their zero value.</summary>
    public bool HasPresence => IsRepeated || IsMap || Oneof is not null || !(IsNumeric || Kind is ApiKind.String or ApiKind.Bytes);

    /// <summary>A list whose elements are written one after the other under one tag.</summary>
    public bool IsPacked => IsRepeated && IsNumeric;

    /// <summary>A scalar of fixed or variable length, not text.</summary>
    public bool IsNumeric => Kind is ApiKind.Bool or ApiKind.Int32 or ApiKind.UInt32 or ApiKind.Int64 or ApiKind.UInt64 or ApiKind.Enum or ApiKind.Double or ApiKind.Float;

    /// <summary>The other spelling of a name: <c>connectTimeout</c> for <c>connect_timeout</c>.</summary>
    public static string CamelCase(string name)
    {
        var result = new System.Text.StringBuilder(name.Length);
        var upper = false;
        foreach (var c in name)
        {
            if (c == '_') upper = true;
            else
            {
                result.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
        }
        return result.ToString();
    }
}
