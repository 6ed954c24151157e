namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The agreement reached, in per cent: it only goes up.</summary>
internal static class Ratchet
{
    public const int FalseRefusals = 0;
    public const double Valid = 0;
    public const double Fields = 0;
    public const double Messages = 0;
    public const double Warnings = 0;
    public const double Defaulted = 0;
    public const double OtherVersions = 0;
}
