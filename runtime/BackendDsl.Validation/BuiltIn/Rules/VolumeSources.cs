using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The kinds of volumes, in the order in which the server looks at them.</summary>
internal static class VolumeSources
{
    private static readonly string[] s_names =
    [
        "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi", "glusterfs", "flocker",
        "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI", "fc", "flexVolume", "configMap", "azureFile", "vsphereVolume",
        "photonPersistentDisk", "portworxVolume", "azureDisk", "storageos", "projected", "scaleIO", "csi", "ephemeral", "image",
    ];

    private static readonly int[] s_slots = Slots();

    public static IEnumerable<(string Name, Node Source)> Of(VolumeView volume)
    {
        for (var i = 0; i < s_names.Length; i++)
        {
            var source = volume.Node[s_slots[i]];
            if (!source.Given.IsFalse)
                yield return (s_names[i], source);
        }
    }

    private static int[] Slots()
    {
        var type = Facts.TypeTable.Get("core.v1.Volume");
        return Array.ConvertAll(s_names, type.Find);
    }
}
