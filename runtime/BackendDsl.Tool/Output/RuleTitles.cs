namespace BackendDsl.Tool.Output;

/// <summary>What a rule is about, in a few words.</summary>
internal static class RuleTitles
{
    private static readonly Dictionary<string, string> s_titles = new(StringComparer.Ordinal)
    {
        ["BDSL0003"] = "A server refuses the definition",
        ["BDSL0102"] = "A server refuses the policy",
        ["BDSL1001"] = "The value has the wrong type",
        ["BDSL1002"] = "The number is out of range",
        ["BDSL1003"] = "The number is not a multiple",
        ["BDSL1004"] = "The text is too long or too short",
        ["BDSL1005"] = "There are too many or too few entries",
        ["BDSL1006"] = "The text does not match the pattern",
        ["BDSL1007"] = "The text does not have the format",
        ["BDSL1008"] = "The value is not among those allowed",
        ["BDSL1009"] = "A required member is missing",
        ["BDSL1010"] = "An entry stands twice",
        ["BDSL1011"] = "The combination of members is refused",
        ["BDSL1012"] = "The name is not valid",
        ["BDSL1013"] = "The metadata are not valid",
        ["BDSL1014"] = "The field is not known",
        ["BDSL1015"] = "The schema does not hold",
        ["BDSL2001"] = "A rule of the definition does not hold",
        ["BDSL2002"] = "A rule of the definition cannot be evaluated",
        ["BDSL3001"] = "A company policy denies it",
        ["BDSL3002"] = "A company policy warns",
        ["BDSL3003"] = "A company policy notes it for audit",
        ["BDSL5002"] = "A field stands twice",
    };

    /// <summary>The title of a rule; by its kind where it has none of its own.</summary>
    public static string Of(string id, FindingSource source) => s_titles.TryGetValue(id, out var title) ? title : source switch
    {
        FindingSource.Envoy => $"Envoy: {id}",
        FindingSource.Controller => "The gateway's controller or Envoy refuses or ignores it",
        FindingSource.BuiltIn => "The API server refuses it",
        _ => id,
    };
}
