using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Users, privileges and profiles of Pods and containers.</summary>
internal static class SecurityRules
{
    public static void CheckContainer(SecurityContextView context, PodContext pod, Field at, Report report)
    {
        if (!context.Node.Given.IsTrue)
            return;
        Id(context.RunAsUser, at.Member("runAsUser"), report);
        Id(context.RunAsGroup, at.Member("runAsGroup"), report);
        Seccomp(context.SeccompProfile, at.Member("seccompProfile"), report);
        AppArmor(context.AppArmorProfile, at.Member("appArmorProfile"), report);
        WindowsRules.Options(context.WindowsOptions, at.Member("windowsOptions"), report);
        var noEscalation = context.AllowPrivilegeEscalation.Given & !context.AllowPrivilegeEscalation.IsTrue;
        if (noEscalation & context.Privileged.IsTrue)
            report.Invalid(at, JsonText.Write(context.Node.Value), "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        if (noEscalation & context.Capabilities.Add.Holds("CAP_SYS_ADMIN"))
            report.Invalid(at, JsonText.Write(context.Node.Value), "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
        if (report.Minor < 33)
            return;
        Rules.Check.OneOf(context.ProcMount, at.Member("procMount"), report, "Default", "Unmasked");
        if (context.ProcMount.Is("Unmasked") & pod.HostUsers)
            report.Invalid(at.Member("procMount"), context.ProcMount, "`hostUsers` must be false to use `Unmasked`");
    }

    public static void CheckPod(PodSpecView spec, Field at, Report report)
    {
        var context = spec.SecurityContext;
        at = at.Member("securityContext", Concept.Security);
        if (spec.ShareProcessNamespace.IsTrue & spec.HostPID.IsTrue)
            report.Invalid(at.Member("shareProcessNamespace"), "true", "ShareProcessNamespace and HostPID cannot both be enabled");
        if (!context.Node.Given.IsTrue)
            return;
        Id(context.FsGroup, at.Member("fsGroup"), report);
        Id(context.RunAsUser, at.Member("runAsUser"), report);
        Id(context.RunAsGroup, at.Member("runAsGroup"), report);
        for (var i = 0; i < context.SupplementalGroups.Count; i++)
            Id(context.SupplementalGroups.At(i), at.Member("supplementalGroups").Item(i), report);
        SysctlRules.Check(context.Sysctls, spec, at.Member("sysctls"), report);
        Rules.Check.OneOf(context.FsGroupChangePolicy, at.Member("fsGroupChangePolicy"), report, "Always", "OnRootMismatch");
        Seccomp(context.SeccompProfile, at.Member("seccompProfile"), report);
        AppArmor(context.AppArmorProfile, at.Member("appArmorProfile"), report);
        WindowsRules.Options(context.WindowsOptions, at.Member("windowsOptions"), report);
        // "MountOption" needs a feature that is off by default.
        if (report.Minor >= 33)
            Rules.Check.OneOf(context.SeLinuxChangePolicy, at.Member("seLinuxChangePolicy"), report, "Recursive");
        if (report.Minor >= 33)
            Rules.Check.OneOf(context.SupplementalGroupsPolicy, at.Member("supplementalGroupsPolicy"), report, "Merge", "Strict");
    }

    private static void Id(Node id, Field at, Report report) => Rules.Check.Between(id, 0, int.MaxValue, at, report, Texts.Id);

    private static void Seccomp(SeccompProfileView profile, Field at, Report report)
    {
        if (!profile.Node.Given.IsTrue)
            return;
        if (profile.Type.IsEmpty)
            report.Required(at.Member("type"), "type is required when seccompProfile is set");
        else
            Rules.Check.OneOf(profile.Type, at.Member("type"), report, "Localhost", "RuntimeDefault", "Unconfined");
        var place = at.Member("localhostProfile");
        var local = profile.Type.Is("Localhost");
        if (local & !profile.LocalhostProfile.Given)
            report.Required(place, "must be set when seccomp type is Localhost");
        if ((local & profile.LocalhostProfile.Given).IsTrue && profile.LocalhostProfile.TryText(out var path))
            Rules.Check.DescendingPath(path, place, report);
        if (!local & profile.LocalhostProfile.Given)
            report.Invalid(place, JsonText.Write(profile.Node.Value), "can only be set when seccomp type is Localhost");
    }

    private static void AppArmor(AppArmorProfileView profile, Field at, Report report)
    {
        if (!profile.Node.Given.IsTrue || !profile.Type.TryText(out var type))
            return;
        var place = at.Member("localhostProfile");
        const string Missing = "must be set when AppArmor type is Localhost";
        switch (type)
        {
            case "Localhost":
                if (!profile.LocalhostProfile.Given)
                    report.Required(place, Missing);
                if (!profile.LocalhostProfile.TryGiven(out string name))
                    break;
                var trimmed = name.Trim();
                if (trimmed.Length != name.Length)
                    report.InvalidText(place, name, "must not be padded with whitespace");
                if (trimmed.Length == 0)
                    report.Required(place, Missing);
                if (name.Length > 4095)
                    report.TooLong(place, 4095);
                break;
            case "RuntimeDefault" or "Unconfined":
                if (profile.LocalhostProfile.Given)
                    report.Invalid(place, profile.LocalhostProfile, "can only be set when AppArmor type is Localhost");
                break;
            case "":
                report.Required(at.Member("type"), "type is required when appArmorProfile is set");
                break;
            default:
                report.NotSupported(at.Member("type"), profile.Type, "Localhost", "RuntimeDefault", "Unconfined");
                break;
        }
    }
}
