using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>ConfigMaps and Secrets that were made immutable stay as they are.</summary>
internal static class ConfigUpdate
{
    private const string Message = "field is immutable when `immutable` is set";

    public static void ConfigMap(Node node, Node old, Report report)
    {
        ConfigRules.ConfigMap(node, report);
        Sealed(node, old, report, "data", "binaryData");
    }

    public static void Secret(Node node, Node old, Report report)
    {
        ConfigRules.Secret(node, report);
        Immutable.Check(node.Member("type"), old.Member("type"), Field.Root(Concept.Immutable).Member("type"), report);
        Sealed(node, old, report, "data");
    }

    private static void Sealed(Node node, Node old, Report report, params string[] members)
    {
        if (!old.Member("immutable").IsTrue.IsTrue)
            return;
        var at = Field.Root(Concept.Immutable);
        if (!node.Member("immutable").IsTrue)
            report.Forbidden(at.Member("immutable"), Message);
        foreach (var member in members)
            Immutable.Forbidden(node.Member(member), old.Member(member), at.Member(member), report, Message);
    }
}
