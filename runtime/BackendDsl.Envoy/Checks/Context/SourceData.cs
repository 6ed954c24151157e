namespace BackendDsl.Envoy.Checks.Context;

/// <summary>What a DataSource gave.</summary>
/// <param name="State">Whether it could be read.</param>
/// <param name="Bytes">What was read.</param>
/// <param name="Origin">The file, or <c>&lt;inline&gt;</c>, as Envoy names it.</param>
internal readonly record struct SourceData(SourceState State, byte[] Bytes, string Origin)
{
    /// <summary>True where there is, or may be, something in it.</summary>
    public bool HasData => State == SourceState.Unknown || (State == SourceState.Read && Bytes.Length > 0);
}
