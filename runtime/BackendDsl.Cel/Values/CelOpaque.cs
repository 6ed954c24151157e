namespace BackendDsl.Cel.Values;

/// <summary>A value of one of the function libraries.</summary>
internal abstract class CelOpaque
{
    public abstract CelType Type { get; }

    /// <summary>The size as costs count it: bytes of addresses, else 1.</summary>
    public virtual long Size => 1;

    /// <summary>Compares with any value; a different type is just not equal.</summary>
    public abstract Truth EqualTo(CelOpaque other);

    /// <summary>The plain text, for messages.</summary>
    public abstract override string ToString();

    public abstract override int GetHashCode();

    public override bool Equals(object? obj) => obj is CelOpaque other && EqualTo(other) == Truth.True;
}
