using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>What the server does to every object before its kind's own defaults: names and namespaces, members that only it writes, status.</summary>
internal static class CommonDefaults
{
    private static readonly string[] s_serverWritten =
        ["uid", "creationTimestamp", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "resourceVersion"];

    // Stands for the five letters and digits that the server draws.
    private const string GeneratedSuffix = "x7k2p";

    public static void Fill(TypedObject typed, BuiltInKind kind, Report report, bool keepsStatus)
    {
        if (!keepsStatus && typed.Type.Find("status") is >= 0 and var status)
            typed.Slots[status] = Value.Absent;
        var slot = typed.Type.Find("metadata");
        if (slot < 0)
            return;
        if (typed.Slots[slot].IsAbsent)
            typed.Slots[slot] = Value.Of(new TypedObject(typed.Type.Members[slot].Shape.Type, true));
        if (typed.Slots[slot].Kind != ValueKind.Object)
            return;
        var metadata = (TypedObject)typed.Slots[slot].Object;
        foreach (var name in s_serverWritten)
            metadata.Slots[metadata.Type.Find(name)] = Value.Absent;
        var meta = new ObjectMetaView(new(typed.Slots[slot]));
        if ((meta.Name.IsEmpty & !meta.GenerateName.IsEmpty).IsTrue)
            metadata.Slots[ObjectMetaView.At.Name] = meta.GenerateName.TryText(out var prefix) ? Value.Of(Shorten(prefix) + GeneratedSuffix) : Value.Unknown;
        if (!kind.IsNamespaced)
            metadata.Slots[metadata.Type.Find("namespace")] = Value.Absent;
        else if (meta.Namespace.IsEmpty)
            metadata.Slots[metadata.Type.Find("namespace")] = Value.Of("default");
        OwnerDuplicates.Remove(meta, report);
    }

    private static string Shorten(string prefix) => prefix.Length > 58 ? prefix.Substring(0, 58) : prefix;
}
