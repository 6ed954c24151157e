using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Kernel parameters of a Pod.</summary>
internal static class SysctlRules
{
    public static void Check(Node sysctls, PodSpecView spec, Field at, Report report)
    {
        for (var i = 0; i < sysctls.Count; i++)
        {
            var node = new SysctlView(sysctls.At(i)).Name;
            var place = at.Item(i).Member("name");
            if (!node.TryText(out var name))
                continue;
            if (name.Length == 0)
            {
                report.Required(place);
            }
            else if (!IsName(name))
            {
                report.InvalidText(place, name, "must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$");
            }
            else
            {
                for (var j = 0; j < i; j++)
                {
                    if (new SysctlView(sysctls.At(j)).Name.Is(name))
                    {
                        report.Duplicate(place, node);
                        break;
                    }
                }
            }

            var key = name.Replace('/', '.');
            if (key.StartsWith("net.", StringComparison.Ordinal) && spec.HostNetwork.IsTrue.IsTrue)
                report.InvalidText(place, name, "may not be specified when 'hostNetwork' is true");
            if (IsIpc(key) && spec.HostIPC.IsTrue.IsTrue)
                report.InvalidText(place, name, "may not be specified when 'hostIPC' is true");
        }
    }

    private static bool IsIpc(string key) => key is "kernel.sem" || key.StartsWith("kernel.shm", StringComparison.Ordinal)
        || key.StartsWith("kernel.msg", StringComparison.Ordinal) || key.StartsWith("fs.mqueue.", StringComparison.Ordinal);

    private static bool IsName(string name)
    {
        if (name.Length > 253)
            return false;
        foreach (var part in name.Split('.', '/'))
        {
            if (part.Length == 0 || !Letter(part[0]) || !Letter(part[part.Length - 1]))
                return false;
            foreach (var c in part)
            {
                if (!Letter(c) && c is not ('-' or '_'))
                    return false;
            }
        }

        return true;

        static bool Letter(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
    }
}
