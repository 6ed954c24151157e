using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Environment variables and where their values come from.</summary>
internal static class EnvRules
{
    private static readonly string[] s_memoryUnits = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

    private static readonly string[] s_resources =
        ["limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"];

    private static readonly string[] s_envFields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP",
        "status.podIPs",
    ];

    private static readonly string[] s_volumeFields = ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];

    // What the server can convert at all; the two lists above are the parts of it allowed in each place.
    private static readonly string[] s_known =
    [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.restartPolicy",
        "spec.serviceAccountName", "spec.schedulerName", "status.phase", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs", "spec.host",
    ];

    public static void Check(Node variables, PodContext pod, Field at, Report report)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var variable = new EnvVarView(variables.At(i));
            var own = at.Item(i);
            if (variable.Name.IsEmpty)
                report.Required(own.Member("name"));
            else if (variable.Name.TryText(out var name))
                Name(name, own.Member("name"), report);
            if (variable.ValueFrom.Node.Given.IsTrue)
                Source(variable, pod, own.Member("valueFrom"), report);
        }
    }

    public static void From(Node sources, Field at, Report report)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            var source = new EnvFromSourceView(sources.At(i));
            var own = at.Item(i);
            if (source.Prefix.TryText(out var prefix) && prefix.Length > 0)
                Name(prefix, own.Member("prefix"), report);
            if (source.ConfigMapRef.Given.IsTrue)
                Named(new ConfigMapEnvSourceView(source.ConfigMapRef).Name, own.Member("configMapRef", "name"), report);
            if (source.SecretRef.Given.IsTrue)
                Named(new SecretEnvSourceView(source.SecretRef).Name, own.Member("secretRef", "name"), report);
            if (!source.ConfigMapRef.Given & !source.SecretRef.Given)
                report.InvalidText(at, "", "must specify one of: `configMapRef` or `secretRef`");
            if (source.ConfigMapRef.Given & source.SecretRef.Given)
                report.InvalidText(at, "", "may not have more than one field specified at a time");
        }

        static void Named(Node name, Field at, Report report)
        {
            if (name.IsEmpty)
                report.Required(at);
            else
                NameRules.Subdomain(name, at, report);
        }
    }

    /// <summary>A field of the Pod as a value; <paramref name="volume"/> for a file of a volume.</summary>
    public static void FieldReference(Node node, Field at, Report report, bool volume)
    {
        var reference = new ObjectFieldSelectorView(node);
        if (!reference.ApiVersion.TryText(out var version) || !reference.FieldPath.TryText(out var path))
            return;
        if (version.Length == 0)
        {
            report.Required(at.Member("apiVersion"));
            return;
        }

        var place = at.Member("fieldPath");
        if (path.Length == 0)
        {
            report.Required(place);
            return;
        }

        var open = path.EndsWith("']", StringComparison.Ordinal) ? path.IndexOf("['", StringComparison.Ordinal) : -1;
        var subscript = open > 0 && open + 2 <= path.Length - 2 ? path.Substring(open + 2, path.Length - open - 4) : null;
        var plain = subscript is null ? path : path.Substring(0, open);
        var error = version != "v1" ? "unsupported pod version: " + version
            : subscript is not null && plain is not ("metadata.annotations" or "metadata.labels") ? "field label does not support subscript: " + path
            : subscript is null && Array.IndexOf(s_known, path) < 0 ? "field label not supported: " + path
            : null;
        if (error is not null)
        {
            report.InvalidText(place, path, "error converting fieldPath: " + error);
            return;
        }

        if (subscript is not null)
        {
            var key = plain == "metadata.annotations" ? subscript.ToLowerInvariant() : subscript;
            report.InvalidText(at, subscript, NameRules.QualifiedMessages(key));
            return;
        }

        if (plain == "spec.host")
            plain = "spec.nodeName";
        var allowed = volume ? s_volumeFields : s_envFields;
        if (Array.IndexOf(allowed, plain) < 0)
            report.NotSupported(place, GoQuote.Quote(plain), allowed);
    }

    /// <summary>A resource of a container as a value.</summary>
    public static void ResourceReference(Node node, Field at, Report report, bool volume)
    {
        var reference = new ResourceFieldSelectorView(node);
        if (volume && reference.ContainerName.IsEmpty.IsTrue)
            report.Required(at.Member("containerName"));
        else if (reference.Resource.IsEmpty)
            report.Required(at.Member("resource"));
        else if (reference.Resource.TryText(out var name) && Array.IndexOf(s_resources, name) < 0
            && !name.StartsWith("requests.hugepages-", StringComparison.Ordinal) && !name.StartsWith("limits.hugepages-", StringComparison.Ordinal))
            report.NotSupported(at.Member("resource"), reference.Resource, s_resources);
        if (reference.Resource.TryText(out var resource) && reference.Divisor.TryGiven(out string divisor))
            Divisor(resource, divisor, at.Member("divisor"), report);
    }

    private static void Divisor(string resource, string divisor, Field at, Report report)
    {
        if (!Amount.TryRead(divisor, out var amount) || amount.Sign == 0)
            return;
        var text = ResourceRules.Canonical(divisor);
        var (units, what) = resource switch
        {
            "limits.cpu" or "requests.cpu" => (new[] { "1m", "1" }, "cpu"),
            "limits.memory" or "requests.memory" => (s_memoryUnits, "memory"),
            "limits.ephemeral-storage" or "requests.ephemeral-storage" => (s_memoryUnits, "local ephemeral storage"),
            _ when resource.IndexOf(".hugepages-", StringComparison.Ordinal) > 0 => (s_memoryUnits, "hugepages"),
            _ => ([], ""),
        };
        if (units.Length == 0 || Array.IndexOf(units, text) >= 0)
            return;
        var list = units.Length == 2 ? "1m and 1" : string.Join(", ", units);
        report.InvalidText(at, resource, $"only divisor's values {list} are supported with the {what} resource");
    }

    private static void Source(EnvVarView variable, PodContext pod, Field at, Report report)
    {
        var from = variable.ValueFrom;
        var (none, many, count) = (Truth.True, Truth.False, 0);
        foreach (var source in new[] { from.FieldRef.Node, from.ResourceFieldRef.Node, from.ConfigMapKeyRef.Node, from.SecretKeyRef.Node, from.FileKeyRef.Node })
        {
            none &= !source.Given;
            count += source.Given.IsTrue ? 1 : 0;
        }

        many = count > 1;
        if (from.FieldRef.Given.IsTrue)
            FieldReference(from.FieldRef, at.Member("fieldRef"), report, volume: false);
        if (from.ResourceFieldRef.Given.IsTrue)
            ResourceReference(from.ResourceFieldRef, at.Member("resourceFieldRef"), report, volume: false);
        if (from.ConfigMapKeyRef.Node.Given.IsTrue)
            Key(from.ConfigMapKeyRef.Name, from.ConfigMapKeyRef.Key, at.Member("configMapKeyRef"), report);
        if (from.SecretKeyRef.Node.Given.IsTrue)
            Key(from.SecretKeyRef.Name, from.SecretKeyRef.Key, at.Member("secretKeyRef"), report);
        if (from.FileKeyRef.Given.IsTrue)
            FileKey(new FileKeySelectorView(from.FileKeyRef), pod, at.Member("fileKeyRef"), report);
        if (none)
        {
            report.InvalidText(at, "", report.Minor >= 35
                ? "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"
                : "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        }

        if (!variable.Value.IsEmpty & (count > 0))
            report.InvalidText(at, "", "may not be specified when `value` is not empty");
        if (variable.Value.IsEmpty & many)
            report.InvalidText(at, "", "may not have more than one field specified at a time");
    }

    private static void Key(Node name, Node key, Field at, Report report)
    {
        NameRules.Subdomain(name, at.Member("name"), report);
        if (key.IsEmpty)
            report.Required(at.Member("key"));
        else if (key.TryText(out var text))
            Rules.Check.ConfigKey(text, at.Member("key"), report);
    }

    private static void FileKey(FileKeySelectorView file, PodContext pod, Field at, Report report)
    {
        var volume = at.Member("volumeName");
        if (file.VolumeName.IsEmpty)
            report.Required(volume);
        if (file.VolumeName.TryText(out var name))
        {
            if (!pod.Volumes.Has(name))
                report.NotFound(volume, file.VolumeName);
            else if (pod.Volumes.Find(name, out var found) && found.EmptyDir.Node.Given.IsFalse)
                report.InvalidText(volume, name, "referenced volume must be of type emptyDir");
        }

        if (file.Key.IsEmpty)
            report.Required(at.Member("key"));
        else if (file.Key.TryText(out var key))
            Name(key, at.Member("key"), report);
        if (file.Path.IsEmpty)
            report.Required(at.Member("path"));
        else if (file.Path.TryText(out var path))
            Rules.Check.NoBacksteps(path, at.Member("path"), report);
    }

    private static void Name(string name, Field at, Report report)
    {
        if (report.Minor >= 32)
        {
            foreach (var c in name)
            {
                if (c is < ' ' or > '~' or '=')
                {
                    report.InvalidText(at, name, "a valid environment variable name must consist only of printable ASCII characters other than '='");
                    return;
                }
            }

            return;
        }

        var good = name.Length > 0 && name[0] is not (>= '0' and <= '9');
        foreach (var c in name)
            good &= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
        if (!good)
            report.InvalidText(at, name, "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')");
        if (name is "." or "..")
            report.InvalidText(at, name, $"must not be '{name}'");
        else if (name.StartsWith("..", StringComparison.Ordinal))
            report.InvalidText(at, name, "must not start with '..'");
    }
}
