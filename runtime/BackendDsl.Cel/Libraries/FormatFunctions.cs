using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Named formats: <c>format.dns1123Label().validate(x)</c>.</summary>
internal static class FormatFunctions
{
    public static void AddTo(FunctionTable table)
    {
        foreach (var name in NamedFormats.Names)
        {
            var format = CelValue.Of(new Opaque(name));
            table.Global("format." + name, [], CelTypes.NamedFormat, (CelFunction0)(_ => format));
        }

        table.Global("format.named", [T.String], T.Optional(CelTypes.NamedFormat), (CelFunction1)((Activation _, in CelValue name) =>
            NamedFormats.IsKnown(name.String) ? CelValue.Some(CelValue.Of(new Opaque(name.String))) : CelValue.None));
        table.Member("validate", [CelTypes.NamedFormat, T.String], T.Optional(T.List(T.String)), (CelFunction2)Validate);
    }

    /// <summary>The length of a format's pattern, as a server assumes it for the price of a check.</summary>
    public static long PatternSize(in CelValue format) => format.Opaque is Opaque named ? named.ToString() switch
    {
        "dns1123Label" or "dns1035Label" or "dns1123LabelPrefix" or "dns1035LabelPrefix" => 30,
        "dns1123Subdomain" or "dns1123SubdomainPrefix" or "qualifiedName" => 60,
        "labelValue" => 40,
        "uri" => 1104,
        "byte" => 84,
        _ => 72,
    } : 0;

    private static CelValue Validate(Activation activation, in CelValue format, in CelValue text)
    {
        var problems = NamedFormats.Check(format.Opaque.ToString(), text.String);
        return problems.Count == 0 ? CelValue.None : CelValue.Some(CelValue.OfList(problems.Select(p => CelValue.Of(p))));
    }

    private sealed class Opaque(string name) : CelOpaque
    {
        public override CelType Type => CelTypes.NamedFormat;

        public override Truth EqualTo(CelOpaque other) => other is Opaque && other.ToString() == name ? Truth.True : Truth.False;

        public override string ToString() => name;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(name);
    }
}
