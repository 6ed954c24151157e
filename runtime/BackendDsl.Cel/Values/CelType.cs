using System.Text;

namespace BackendDsl.Cel.Values;

/// <summary>A static type of CEL. Compare with <see cref="Equals(CelType?)"/>.</summary>
public class CelType : IEquatable<CelType>
{
    /// <summary>Checked while the expression runs.</summary>
    public static readonly CelType Dyn = new(CelTypeKind.Dyn, "dyn");

    /// <summary><c>null_type</c></summary>
    public static readonly CelType Null = new(CelTypeKind.Null, "null_type");

    /// <summary><c>bool</c></summary>
    public static readonly CelType Bool = new(CelTypeKind.Bool, "bool");

    /// <summary><c>int</c></summary>
    public static readonly CelType Int = new(CelTypeKind.Int, "int");

    /// <summary><c>uint</c></summary>
    public static readonly CelType Uint = new(CelTypeKind.Uint, "uint");

    /// <summary><c>double</c></summary>
    public static readonly CelType Double = new(CelTypeKind.Double, "double");

    /// <summary><c>string</c></summary>
    public static readonly CelType String = new(CelTypeKind.String, "string");

    /// <summary><c>bytes</c></summary>
    public static readonly CelType Bytes = new(CelTypeKind.Bytes, "bytes");

    /// <summary><c>google.protobuf.Timestamp</c></summary>
    public static readonly CelType Timestamp = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary><c>google.protobuf.Duration</c></summary>
    public static readonly CelType Duration = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary><c>type</c> without a parameter.</summary>
    public static readonly CelType AnyType = new(CelTypeKind.Type, "type");

    /// <summary>A list of anything.</summary>
    public static readonly CelType DynList = List(Dyn);

    /// <summary>A map of anything.</summary>
    public static readonly CelType DynMap = Map(Dyn, Dyn);

    internal static readonly CelType Error = new(CelTypeKind.Error, "!error!");

    internal CelType(CelTypeKind kind, string name, params CelType[] parameters)
    {
        Kind = kind;
        Name = name;
        Parameters = parameters;
    }

    /// <summary>The kind.</summary>
    public CelTypeKind Kind { get; }

    /// <summary>The name without parameters: <c>int</c>, <c>list</c>, <c>net.IP</c> ...</summary>
    public string Name { get; }

    internal CelType[] Parameters { get; }

    internal bool IsDynOrError => Kind is CelTypeKind.Dyn or CelTypeKind.Error;

    internal bool IsOptional => Kind == CelTypeKind.Opaque && Name == "optional_type";

    /// <summary>A list of <paramref name="element"/>.</summary>
    public static CelType List(CelType element) => new(CelTypeKind.List, "list", element);

    /// <summary>A map.</summary>
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    /// <summary>An optional <paramref name="element"/>.</summary>
    public static CelType Optional(CelType element) => new(CelTypeKind.Opaque, "optional_type", element);

    internal static CelType Opaque(string name) => new(CelTypeKind.Opaque, name);

    internal static CelType TypeOf(CelType type) => new(CelTypeKind.Type, "type", type);

    internal static CelType Wrapper(CelType scalar) => new(CelTypeKind.Wrapper, "wrapper", scalar);

    internal static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);

    /// <inheritdoc/>
    public bool Equals(CelType? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || Kind != other.Kind || Parameters.Length != other.Parameters.Length)
            return false;
        if (Kind is CelTypeKind.Object or CelTypeKind.Opaque or CelTypeKind.Parameter && Name != other.Name)
            return false;
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (!Parameters[i].Equals(other.Parameters[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Kind * 397 ^ StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>The type as CEL writes it: <c>list(int)</c>, <c>google.protobuf.Duration</c>.</summary>
    public override string ToString() => Write(new StringBuilder(), forMessage: false).ToString();

    /// <summary>The type as the checker's messages write it.</summary>
    internal string ToMessageText() => Write(new StringBuilder(), forMessage: true).ToString();

    private StringBuilder Write(StringBuilder text, bool forMessage)
    {
        if (Kind == CelTypeKind.Wrapper)
        {
            text.Append("wrapper(");
            return Parameters[0].Write(text, forMessage).Append(')');
        }

        if (forMessage)
        {
            text.Append(Kind switch
            {
                CelTypeKind.Null => "null",
                CelTypeKind.Timestamp => "timestamp",
                CelTypeKind.Duration => "duration",
                _ => Name,
            });
        }
        else
        {
            text.Append(Name);
        }

        if (Parameters.Length == 0)
            return text;
        text.Append('(');
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            Parameters[i].Write(text, forMessage);
        }

        return text.Append(')');
    }
}
