namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The agreement reached, in per cent: it only goes up.</summary>
internal static class Ratchet
{
    public const int FalseRefusals = 6;
    public const double Valid = 83.9;
    public const double Fields = 65.1;
    public const double Messages = 62.6;
    public const double Warnings = 93.8;
    public const double Defaulted = 16.5;
    public const double OtherVersions = 0;
}
