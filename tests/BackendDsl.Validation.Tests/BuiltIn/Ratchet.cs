namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The agreement reached, in per cent: it only goes up.</summary>
internal static class Ratchet
{
    public const int FalseRefusals = 0;
    public const double Valid = 100;
    public const double Fields = 99.5;
    public const double Messages = 98.9;
    public const double Warnings = 100;
    public const double Defaulted = 99.0;
    public const double OtherVersions = 99.3;
    public const double Applied = 98.5;
    public const int Masked = 0;
}
