namespace BackendDsl.Cel.Text;

/// <summary>How a quantity was written, which is how its sums are written.</summary>
internal enum QuantityNotation
{
    /// <summary><c>k</c>, <c>M</c>, <c>m</c> ...</summary>
    DecimalSuffix,

    /// <summary><c>Ki</c>, <c>Mi</c> ...</summary>
    BinarySuffix,

    /// <summary><c>e3</c> ...</summary>
    DecimalExponent,
}
