using BackendDsl.Schema.Cel.Schema;

namespace BackendDsl.Schema.Cel;

/// <summary>Types of the variables that admission policies see.</summary>
internal static class CelAdmission
{
    public static readonly ValueAdapter Request = BuildRequest();

    public static readonly ValueAdapter Namespace = BuildNamespace();

    private static ListAdapter Strings => new(new ScalarAdapter(ScalarForm.String, nullable: true), null, null, nullable: true);

    private static ObjectAdapter Build(string name, params (string Name, ValueAdapter Adapter)[] fields)
    {
        var type = new CelObjectType("kubernetes." + name);
        foreach (var field in fields)
            type.Add(new(field.Name, field.Name, field.Adapter));
        return new(type, nullable: true);
    }

    private static ObjectAdapter BuildRequest()
    {
        var text = new ScalarAdapter(ScalarForm.String, nullable: true);
        var kind = Build("GroupVersionKind", ("group", text), ("version", text), ("kind", text));
        var resource = Build("GroupVersionResource", ("group", text), ("version", text), ("resource", text));
        var user = Build(
            "UserInfo",
            ("username", text),
            ("uid", text),
            ("groups", Strings),
            ("extra", new MapAdapter(Strings, isTyped: true, nullable: true)));
        return Build(
            "AdmissionRequest",
            ("kind", kind),
            ("resource", resource),
            ("subResource", text),
            ("requestKind", kind),
            ("requestResource", resource),
            ("requestSubResource", text),
            ("name", text),
            ("namespace", text),
            ("operation", text),
            ("userInfo", user),
            ("dryRun", new ScalarAdapter(ScalarForm.Boolean, nullable: true)),
            ("options", RawAdapter.Instance));
    }

    private static ObjectAdapter BuildNamespace()
    {
        var text = new ScalarAdapter(ScalarForm.String, nullable: true);
        var number = new ScalarAdapter(ScalarForm.Integer, nullable: true);
        var time = new ScalarAdapter(ScalarForm.DateTime, nullable: true);
        var texts = new MapAdapter(text, isTyped: true, nullable: true);
        var metadata = Build(
            "NamespaceMetadata",
            ("name", text),
            ("generateName", text),
            ("namespace", text),
            ("labels", texts),
            ("annotations", texts),
            ("UID", text),
            ("creationTimestamp", time),
            ("deletionGracePeriodSeconds", number),
            ("deletionTimestamp", time),
            ("generation", number),
            ("resourceVersion", text),
            ("finalizers", Strings));
        return Build(
            "Namespace",
            ("metadata", metadata),
            ("spec", Build("NamespaceSpec", ("finalizers", Strings))),
            ("status", Build("NamespaceStatus", ("phase", text))));
    }
}
