using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>How Pods are replaced.</summary>
internal static class StrategyRules
{
    public static void Deployment(DeploymentStrategyView strategy, Field at, Report report)
    {
        if (!strategy.Type.TryText(out var type))
            return;
        switch (type)
        {
            case "Recreate":
                if (strategy.RollingUpdate.Node.Given)
                    report.Forbidden(at.Member("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'");
                break;
            case "RollingUpdate":
                if (!strategy.RollingUpdate.Node.Given)
                    report.Required(at.Member("rollingUpdate"), "this should be defaulted and never be nil");
                if (strategy.RollingUpdate.Node.Given.IsTrue)
                    Rolling(strategy.RollingUpdate, at.Member("rollingUpdate"), report);
                break;
            default:
                report.NotSupported(at.Member("type"), strategy.Type, "Recreate", "RollingUpdate");
                break;
        }
    }

    public static void DaemonSet(DaemonSetUpdateStrategyView strategy, Field at, Report report)
    {
        if (!strategy.Type.TryText(out var type))
            return;
        switch (type)
        {
            case "OnDelete":
                break;
            case "RollingUpdate":
                if (strategy.RollingUpdate.Node.Given.IsTrue)
                    Rolling(strategy.RollingUpdate, at.Member("rollingUpdate"), report);
                break;
            default:
                report.NotSupported(at, strategy.Type, "RollingUpdate", "OnDelete");
                break;
        }
    }

    public static void StatefulSet(StatefulSetUpdateStrategyView strategy, Field at, Report report)
    {
        if (!strategy.Type.TryText(out var type))
            return;
        switch (type)
        {
            case "":
                report.Required(at);
                break;
            case "OnDelete":
                if (strategy.RollingUpdate.Node.Given)
                    report.Invalid(at.Member("rollingUpdate"), JsonText.Write(strategy.RollingUpdate.Node.Value), "only allowed for updateStrategy 'RollingUpdate'");
                break;
            case "RollingUpdate":
                if (strategy.RollingUpdate.Node.Given.IsTrue)
                    Check.NotNegative(strategy.RollingUpdate.Partition, at.Member("rollingUpdate", "partition"), report);
                break;
            default:
                report.Invalid(at, JsonText.Write(strategy.Node.Value), "must be 'RollingUpdate' or 'OnDelete'");
                break;
        }
    }

    public static void Retention(StatefulSetPersistentVolumeClaimRetentionPolicyView policy, Field at, Report report)
    {
        Check.OneOf(policy.WhenDeleted, at.Member("whenDeleted"), report, "Retain", "Delete");
        Check.OneOf(policy.WhenScaled, at.Member("whenScaled"), report, "Retain", "Delete");
    }

    /// <summary>A count, or a share of all in per cent.</summary>
    public static void CountOrPercent(Node value, Field at, Report report)
    {
        if (value.TryGiven(out string text))
        {
            if (!IsPercent(text))
                report.InvalidText(at, text, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
        }
        else
        {
            Check.NotNegative(value, at, report);
        }
    }

    /// <summary>A share that is at most all.</summary>
    public static void NotOverAll(Node value, Field at, Report report)
    {
        if (value.TryGiven(out string text) && IsPercent(text) && PercentOf(text) > 100)
            report.InvalidText(at, text, "must not be greater than 100%");
    }

    public static bool IsPercent(string text)
    {
        if (text.Length < 2 || text[text.Length - 1] != '%')
            return false;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static void Rolling(RollingUpdateDeploymentView rolling, Field at, Report report)
    {
        CountOrPercent(rolling.MaxUnavailable, at.Member("maxUnavailable"), report);
        CountOrPercent(rolling.MaxSurge, at.Member("maxSurge"), report);
        if (IsNothing(rolling.MaxUnavailable) & IsNothing(rolling.MaxSurge))
            report.Invalid(at.Member("maxUnavailable"), Print(rolling.MaxUnavailable), "may not be 0 when `maxSurge` is 0");
        NotOverAll(rolling.MaxUnavailable, at.Member("maxUnavailable"), report);
    }

    private static void Rolling(RollingUpdateDaemonSetView rolling, Field at, Report report)
    {
        CountOrPercent(rolling.MaxUnavailable, at.Member("maxUnavailable"), report);
        CountOrPercent(rolling.MaxSurge, at.Member("maxSurge"), report);
        NotOverAll(rolling.MaxUnavailable, at.Member("maxUnavailable"), report);
        NotOverAll(rolling.MaxSurge, at.Member("maxSurge"), report);
        var (none, noSurge) = (IsNothing(rolling.MaxUnavailable), IsNothing(rolling.MaxSurge));
        if (!none & !noSurge)
            report.Invalid(at.Member("maxSurge"), Print(rolling.MaxSurge), "may not be set when maxUnavailable is non-zero");
        if (none & noSurge)
            report.Required(at.Member("maxUnavailable"), "cannot be 0 when maxSurge is 0");
    }

    // Text that is no percent counts as nothing.
    private static Truth IsNothing(Node value) => value.Value.Kind switch
    {
        ValueKind.Absent => Truth.True,
        ValueKind.Integer => value.Value.Integer == 0,
        ValueKind.String => !IsPercent(value.Value.String) || PercentOf(value.Value.String) == 0,
        _ => Truth.Unknown,
    };

    private static long PercentOf(string text) =>
        long.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : long.MaxValue;

    private static string Print(Node value) => value.Value.IsAbsent ? "0" : Report.Print(value.Value);
}
