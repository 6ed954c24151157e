using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What a Pod of one operating system may not say.</summary>
internal static class OperatingSystemRules
{
    private static readonly string[] s_podNotWindows =
        ["appArmorProfile", "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls", "runAsUser", "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy"];

    private static readonly string[] s_containerNotWindows =
        ["appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged", "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup"];

    public static void Check(PodSpecView spec, Field at, Report report)
    {
        WindowsRules.HostProcess(spec, at, report);
        if (!spec.Os.Given.IsTrue || !new PodOSView(spec.Os).Name.TryText(out var name))
            return;
        switch (name)
        {
            case "windows":
                Windows(spec, at, report);
                break;
            case "linux":
                Linux(spec, at, report);
                break;
            case "":
                report.Required(at.Member("os", "name"));
                break;
            default:
                report.NotSupported(at.Member("os"), new PodOSView(spec.Os).Name, "linux", "windows");
                break;
        }
    }

    private static void Windows(PodSpecView spec, Field at, Report report)
    {
        const string No = "cannot be set for a windows pod";
        foreach (var (name, node) in new[] { ("hostPID", spec.HostPID), ("hostIPC", spec.HostIPC), ("shareProcessNamespace", spec.ShareProcessNamespace) })
        {
            if (node.IsTrue)
                report.Forbidden(at.Member(name), No);
        }

        if (spec.HostUsers.Given)
            report.Forbidden(at.Member("hostUsers"), No);
        var context = spec.SecurityContext.Node;
        foreach (var name in s_podNotWindows)
        {
            var node = context.Member(name);
            if (node.Given & (node.Value.Kind == BackendDsl.Cel.Values.ValueKind.Array ? !node.HasNone : Truth.True))
                report.Forbidden(at.Member("securityContext", name), No);
        }

        foreach (var (list, containers) in new[] { ("containers", spec.Containers), ("initContainers", spec.InitContainers) })
        {
            for (var i = 0; i < containers.Count; i++)
            {
                var own = new ContainerView(containers.At(i)).SecurityContext.Node;
                foreach (var name in s_containerNotWindows)
                {
                    if (own.Member(name).Given)
                        report.Forbidden(at.Member(list).Item(i).Member("securityContext", name), No);
                }
            }
        }
    }

    private static void Linux(PodSpecView spec, Field at, Report report)
    {
        const string No = "windows options cannot be set for a linux pod";
        if (spec.SecurityContext.WindowsOptions.Node.Given)
            report.Forbidden(at.Member("securityContext", "windowsOptions"), No);
        foreach (var (list, containers) in new[] { ("containers", spec.Containers), ("initContainers", spec.InitContainers) })
        {
            for (var i = 0; i < containers.Count; i++)
            {
                if (new ContainerView(containers.At(i)).SecurityContext.WindowsOptions.Node.Given)
                    report.Forbidden(at.Member(list).Item(i).Member("securityContext", "windowsOptions"), No);
            }
        }
    }
}
