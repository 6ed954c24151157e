using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Options of Windows containers, and Pods that run on the host itself.</summary>
internal static class WindowsRules
{
    public static void Options(WindowsSecurityContextOptionsView options, Field at, Report report)
    {
        if (!options.Node.Given.IsTrue)
            return;
        if (options.GmsaCredentialSpecName.TryGiven(out string name))
            report.InvalidText(at.Member("gmsaCredentialSpecName"), name, Dns.CheckSubdomain(name));
        if (options.GmsaCredentialSpec.TryGiven(out string credentials))
        {
            if (credentials.Length == 0)
                report.InvalidText(at.Member("gmsaCredentialSpec"), credentials, "gmsaCredentialSpec cannot be an empty string");
            else if (credentials.Length > 64 * 1024)
                report.InvalidText(at.Member("gmsaCredentialSpec"), credentials, "gmsaCredentialSpec size must be under 64 KiB");
        }

        if (options.RunAsUserName.TryGiven(out string user))
            User(user, at.Member("runAsUserName"), report);
    }

    /// <summary>Either all containers run on the host or none, and then the Pod does too.</summary>
    public static void HostProcess(PodSpecView spec, Field at, Report report)
    {
        var pod = spec.SecurityContext.WindowsOptions.HostProcess;
        var (some, all) = (Truth.False, Truth.True);
        foreach (var list in new[] { spec.Containers, spec.InitContainers })
        {
            for (var i = 0; i < list.Count; i++)
            {
                var own = new ContainerView(list.At(i)).SecurityContext.WindowsOptions.HostProcess;
                var effective = (own.Given & own.IsTrue) | (!own.Given & pod.IsTrue);
                some |= effective;
                all &= effective;
            }
        }

        if (some & !all)
            report.InvalidText(at, "", "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        if (some & !spec.HostNetwork.IsTrue)
            report.Invalid(at.Member("hostNetwork"), "false", "hostNetwork must be true if pod contains any hostProcess containers");
    }

    private static void User(string user, Field at, Report report)
    {
        if (user.Length == 0)
        {
            report.InvalidText(at, user, "runAsUserName cannot be an empty string");
            return;
        }

        foreach (var c in user)
        {
            if (c is < ' ' or '\x7F')
            {
                report.InvalidText(at, user, "runAsUserName cannot contain control characters");
                return;
            }
        }

        var parts = user.Split('\\');
        if (parts.Length > 2)
        {
            report.InvalidText(at, user, "runAsUserName cannot contain more than one backslash");
            return;
        }

        var name = parts[parts.Length - 1];
        if (parts.Length == 2 && parts[0].Length > 256)
            report.InvalidText(at, user, "runAsUserName's Domain length must be under 256 characters");
        if (name.Length == 0)
            report.InvalidText(at, user, "runAsUserName's User cannot be empty");
        else if (name.Length > 104)
            report.InvalidText(at, user, "runAsUserName's User length must not be longer than 104 characters");
    }
}
