using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Type.Matcher.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Conditions on texts.</summary>
internal static class StringMatcherRules
{
    public static void Check(Inspection inspection, StringMatcher? matcher, Place at)
    {
        if (matcher?.Custom is { } custom) Constraints.Extensions.Registered(inspection, Slots.StringMatchers, custom.Name, custom.TypedConfig, at.Member("custom"));
    }
}
