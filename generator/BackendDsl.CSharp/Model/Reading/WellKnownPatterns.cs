using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>The patterns by which custom resource definitions mark durations and quantities.</summary>
internal static class WellKnownPatterns
{
    /// <summary>A duration as the Gateway API writes it, as a pattern or inside a CEL rule.</summary>
    public const string GatewayDuration = "^([0-9]{1,5}(h|m|s|ms)){1,4}$";

    /// <summary>What controller-gen prints for <c>resource.Quantity</c>.</summary>
    public const string Quantity =
        @"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$";

    /// <summary>True where the string is a duration: by format, by pattern or by rule.</summary>
    public static bool IsDuration(SchemaNode node)
    {
        if (node.Format == "duration" || node.Pattern == GatewayDuration)
            return true;
        foreach (var part in node.AllOf)
        {
            if (part.Pattern == GatewayDuration)
                return true;
        }

        foreach (var rule in node.Rules)
        {
            if (rule.Rule.Contains("matches(") && rule.Rule.Contains(GatewayDuration))
                return true;
        }

        return false;
    }

    /// <summary>True where an int-or-string is a quantity.</summary>
    public static bool IsQuantity(SchemaNode node)
    {
        if (node.Pattern == Quantity)
            return true;
        foreach (var part in node.AllOf)
        {
            if (part.Pattern == Quantity)
                return true;
        }

        return false;
    }
}
