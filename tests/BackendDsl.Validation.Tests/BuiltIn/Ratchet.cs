namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The agreement reached, in per cent: it only goes up.</summary>
internal static class Ratchet
{
    public const int FalseRefusals = 0;
    public const double Valid = 99.98;
    public const double Fields = 99.3;
    public const double Messages = 98.3;
    public const double Warnings = 99.1;
    public const double Defaulted = 99.0;
    public const double OtherVersions = 99.1;
    public const double Applied = 99;
    public const int Masked = 0;
}
