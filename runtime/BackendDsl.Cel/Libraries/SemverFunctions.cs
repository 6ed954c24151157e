using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Semantic versions.</summary>
internal static class SemverFunctions
{
    public static void AddTo(FunctionTable table)
    {
        var semver = CelTypes.Semver;
        table.Global("semver", [T.String], semver, (CelFunction1)((Activation _, in CelValue text) => Parse(text.String, normalize: false)));
        table.Global("semver", [T.String, T.Bool], semver, (CelFunction2)((Activation _, in CelValue text, in CelValue normalize) => Parse(text.String, normalize.Bool)));
        table.Global("isSemver", [T.String], T.Bool, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(!Parse(text.String, normalize: false).IsError)));
        table.Global("isSemver", [T.String, T.Bool], T.Bool, (CelFunction2)((Activation _, in CelValue text, in CelValue normalize) => CelValue.Of(!Parse(text.String, normalize.Bool).IsError)));
        table.Member("isGreaterThan", [semver, semver], T.Bool, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => CelValue.Of(Of(a).CompareTo(Of(b)) > 0)));
        table.Member("isLessThan", [semver, semver], T.Bool, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => CelValue.Of(Of(a).CompareTo(Of(b)) < 0)));
        table.Member("compareTo", [semver, semver], T.Int, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => CelValue.Of((long)Of(a).CompareTo(Of(b)))));
        table.Member("major", [semver], T.Int, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(unchecked((long)Of(value).Major))));
        table.Member("minor", [semver], T.Int, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(unchecked((long)Of(value).Minor))));
        table.Member("patch", [semver], T.Int, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(unchecked((long)Of(value).Patch))));
    }

    private static CelValue Parse(string text, bool normalize)
    {
        var good = normalize ? SemVer.TryParseNormalized(text, out var version, out var error) : SemVer.TryParse(text, out version, out error);
        return good ? CelValue.Of(new Opaque(version)) : CelValue.Failure(error!);
    }

    private static SemVer Of(in CelValue value) => ((Opaque)value.Opaque).Value;

    private sealed class Opaque(SemVer value) : CelOpaque
    {
        public SemVer Value { get; } = value;

        public override CelType Type => CelTypes.Semver;

        public override Truth EqualTo(CelOpaque other) => other is Opaque semver && semver.Value.Equals(Value) ? Truth.True : Truth.False;

        public override string ToString() => Value.ToString();

        public override int GetHashCode() => Value.GetHashCode();
    }
}
