namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The agreement reached, in per cent: it only goes up.</summary>
internal static class Ratchet
{
    public const int FalseRefusals = 0;
    public const double Valid = 100;
    public const double Fields = 100;
    public const double Messages = 99.6;
    public const double Warnings = 100;
    public const double Defaulted = 99.8;
    public const double OtherVersions = 100;
    public const double Applied = 100;
    public const int Masked = 0;
}
