namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The server's words that several rules share.</summary>
internal static class Texts
{
    public const string NotNegative = "must be greater than or equal to 0";
    public const string AboveZero = "must be greater than 0";
    public const string Port = "must be between 1 and 65535, inclusive";
    public const string Immutable = "field is immutable";
    public const string Id = "must be between 0 and 2147483647, inclusive";
    public const string RelativePath = "must be a relative path";
    public const string Backsteps = "must not contain '..'";
}
