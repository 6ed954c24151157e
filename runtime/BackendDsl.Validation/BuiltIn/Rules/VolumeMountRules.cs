using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What of a Pod's volumes a container sees, and where.</summary>
internal static class VolumeMountRules
{
    public static void Mounts(ContainerView container, PodContext pod, Field at, Report report)
    {
        var mounts = container.VolumeMounts;
        for (var i = 0; i < mounts.Count; i++)
        {
            var mount = new VolumeMountView(mounts.At(i));
            var own = at.Item(i);
            if (mount.Name.IsEmpty)
                report.Required(own.Member("name"));
            if (mount.Name.TryText(out var name))
            {
                if (!pod.Volumes.Has(name))
                    report.NotFound(own.Member("name"), mount.Name);
                if (Holds(container.VolumeDevices, name, path: false))
                    report.InvalidText(own.Member("name"), name, "must not already exist in volumeDevices");
            }

            if (mount.MountPath.IsEmpty)
                report.Required(own.Member("mountPath"));
            if (mount.MountPath.TryText(out var path))
            {
                for (var j = 0; j < i; j++)
                {
                    if (new VolumeMountView(mounts.At(j)).MountPath.Is(path))
                    {
                        report.InvalidText(own.Member("mountPath"), path, "must be unique");
                        break;
                    }
                }

                if (Holds(container.VolumeDevices, path, path: true))
                    report.InvalidText(own.Member("mountPath"), path, "must not already exist as a path in volumeDevices");
            }

            // The server leaves the index out of these.
            SubPath(mount, at, own, report);
            Propagation(mount, container, at, report);
        }
    }

    public static void Devices(ContainerView container, PodContext pod, Field at, Report report)
    {
        var devices = container.VolumeDevices;
        for (var i = 0; i < devices.Count; i++)
        {
            var device = new VolumeDeviceView(devices.At(i));
            var own = at.Item(i);
            if (device.Name.IsEmpty)
                report.Required(own.Member("name"));
            if (device.Name.TryText(out var name))
            {
                if (EarlierDevice(devices, i, name, path: false))
                    report.InvalidText(own.Member("name"), name, "must be unique");
                if (!pod.Volumes.Has(name))
                    report.NotFound(own.Member("name"), device.Name);
                else if (pod.Volumes.Find(name, out var volume) && volume.Node.Given.IsTrue
                    && (!volume.PersistentVolumeClaim.Node.Given & !volume.Ephemeral.Node.Given).IsTrue)
                    report.InvalidText(own.Member("name"), name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
                if (Holds(container.VolumeMounts, name, path: false))
                    report.InvalidText(own.Member("name"), name, "must not already exist in volumeMounts");
            }

            if (device.DevicePath.IsEmpty)
                report.Required(own.Member("devicePath"));
            if (!device.DevicePath.TryText(out var path))
                continue;
            if (EarlierDevice(devices, i, path, path: true))
                report.InvalidText(own.Member("devicePath"), path, "must be unique");
            if (Rules.Check.HasBacksteps(path))
                report.InvalidText(own.Member("devicePath"), path, "can not contain backsteps ('..')");
            if (Holds(container.VolumeMounts, path, path: true))
                report.InvalidText(own.Member("devicePath"), path, "must not already exist as a path in volumeMounts");
        }
    }

    private static void SubPath(VolumeMountView mount, Field at, Field own, Report report)
    {
        if (mount.SubPath.TryText(out var sub) && sub.Length > 0)
            Check.DescendingPath(sub, at.Member("subPath"), report);
        if (!mount.SubPathExpr.TryText(out var expression) || expression.Length == 0)
            return;
        if (!mount.SubPath.IsEmpty)
            report.InvalidText(own.Member("subPathExpr"), expression, "subPathExpr and subPath are mutually exclusive");
        Check.DescendingPath(expression, at.Member("subPathExpr"), report);
    }

    private static void Propagation(VolumeMountView mount, ContainerView container, Field at, Report report)
    {
        Check.OneOf(mount.MountPropagation, at.Member("mountPropagation"), report, "Bidirectional", "HostToContainer", "None");
        if (mount.MountPropagation.Is("Bidirectional") & !container.SecurityContext.Privileged.IsTrue)
            report.Forbidden(at.Member("mountPropagation"), "Bidirectional mount propagation is available only to privileged containers");
        var place = at.Member("recursiveReadOnly");
        Check.OneOf(mount.RecursiveReadOnly, place, report, "Disabled", "Enabled", "IfPossible");
        var recursive = mount.RecursiveReadOnly.IsOneOf("Enabled", "IfPossible");
        if (recursive & !mount.ReadOnly.IsTrue)
            report.Forbidden(place, "may only be specified when readOnly is true");
        if (recursive & mount.MountPropagation.Given & !mount.MountPropagation.Is("None"))
            report.Forbidden(place, "may only be specified when mountPropagation is None or not specified");
    }

    private static Truth EarlierDevice(Node devices, int count, string text, bool path)
    {
        for (var j = 0; j < count; j++)
        {
            var other = new VolumeDeviceView(devices.At(j));
            if ((path ? other.DevicePath : other.Name).Is(text))
                return Truth.True;
        }

        return Truth.False;
    }

    // Does the other of the two lists name the same volume or path?
    private static Truth Holds(Node list, string text, bool path)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var item = list.At(i);
            var other = path ? item.Member("devicePath").Given.IsTrue ? item.Member("devicePath") : item.Member("mountPath") : item.Member("name");
            if (other.Given & other.Is(text))
                return Truth.True;
        }

        return Truth.False;
    }
}
