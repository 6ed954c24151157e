namespace BackendDsl.Cel.Values;

/// <summary>An object whose fields are computed when asked for.</summary>
internal abstract class CelMessage
{
    public abstract CelType Type { get; }

    /// <summary>The field's value; an error value where the field is absent or cannot be had.</summary>
    public abstract CelValue Get(string field);

    /// <summary>True, false, an error or unknown.</summary>
    public abstract CelValue Has(string field);

    public virtual Truth EqualTo(CelMessage other) => ReferenceEquals(this, other) ? Truth.True : Truth.False;
}
