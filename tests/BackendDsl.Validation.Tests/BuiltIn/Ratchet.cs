namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The agreement reached, in per cent: it only goes up.</summary>
internal static class Ratchet
{
    public const int FalseRefusals = 2;
    public const double Valid = 98.8;
    public const double Fields = 96.1;
    public const double Messages = 93.5;
    public const double Warnings = 94.3;
    public const double Defaulted = 75.0;
    public const double OtherVersions = 0;
}
