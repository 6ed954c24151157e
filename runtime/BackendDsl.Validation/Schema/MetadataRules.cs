using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>The rules for object metadata, of resources and of resources embedded in them.</summary>
internal sealed class MetadataRules(FindingList findings)
{
    private const long AnnotationBytes = 256 * 1024;

    private static readonly string[] s_texts = ["selfLink", "uid", "resourceVersion"];
    private static readonly string[] s_integers = ["generation", "deletionGracePeriodSeconds"];
    private static readonly string[] s_ownerFields = ["apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"];
    private static readonly string[] s_times = ["creationTimestamp", "deletionTimestamp"];

    private static readonly HashSet<string> s_fields = new(StringComparer.Ordinal)
    {
        "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers", "managedFields",
    };

    private readonly List<string> _errors = [];
    private string _root = "metadata";

    /// <summary>
    /// The error of metadata that cannot be read at all: the server stops there and tells nothing else. Null where there is none.
    /// </summary>
    public Finding? Malformed { get; set; }

    /// <summary>True for a field that metadata has; others are dropped.</summary>
    public static bool IsField(string name) => s_fields.Contains(name);

    /// <summary>True for a field that the server keeps: not an unknown one, and not null.</summary>
    public static bool IsKept(string name, in Value value) => IsField(name) && value.Kind != ValueKind.Null;

    /// <summary>True where there is a field that the server drops.</summary>
    public static bool HasDroppedFields(IObjectValue metadata)
    {
        for (var i = 0; i < metadata.Count; i++)
        {
            if (!metadata.ValueAt(i).IsAbsent && !IsKept(metadata.NameAt(i), metadata.ValueAt(i)))
                return true;
        }

        return false;
    }

    /// <summary>Judges the metadata of a resource, on an update against what it was.</summary>
    public void CheckRoot(in Value metadata, in Value old, ResourceIdentity identity, in ValidationSettings settings)
    {
        Malformed = null;
        _root = "metadata";
        if (metadata.IsUnknown)
            return;
        if (metadata.Kind is not (ValueKind.Object or ValueKind.Absent or ValueKind.Null))
        {
            WrongType("metadata", metadata, "an object");
            return;
        }

        var source = metadata.Kind == ValueKind.Object ? metadata.Object : new FlatObject(0, isComplete: true);
        var isUpdate = old.Kind == ValueKind.Object;
        var generateName = Text(source, "metadata", "generateName");
        if (generateName.Kind == ValueKind.String && generateName.String.Length > 0)
        {
            // The form of a name is settled when it is given; an update only asks whether a path can hold it.
            if (isUpdate)
                Names.PathSegmentPrefix(generateName.String, _errors);
            else
                Names.Subdomain(Names.MaskTrailingDash(generateName.String), _errors);
            Report("metadata.generateName", generateName.String);
        }

        var name = Text(source, "metadata", "name");
        if (name.IsAbsent || (name.Kind == ValueKind.String && name.String.Length == 0))
        {
            if (isUpdate || generateName.IsAbsent || (generateName.Kind == ValueKind.String && generateName.String.Length == 0))
                Add("metadata.name", FindingReason.FieldValueRequired, "Required value: name or generateName is required");
        }
        else if (name.Kind == ValueKind.String)
        {
            if (isUpdate)
                Names.PathSegment(name.String, _errors);
            else
                Names.Subdomain(name.String, _errors);
            Report("metadata.name", name.String);
        }

        CheckNamespace(source, "metadata", identity.IsNamespaced, settings.NamespaceMayBeMissing || settings.RequestNamespace is not null || isUpdate);
        CheckRest(source, "metadata");
        if (isUpdate)
            MetadataUpdateRules.Check(findings, source, old.Object);
        MetadataUpdateRules.Warn(findings, source["finalizers"], isUpdate ? old.Object["finalizers"] : default);
    }

    /// <summary>Judges the metadata of an embedded resource.</summary>
    public void CheckEmbedded(in Value metadata, string field)
    {
        _root = field;
        if (metadata.IsUnknown)
            return;
        if (metadata.Kind != ValueKind.Object)
        {
            if (metadata.Kind != ValueKind.Null)
                WrongType(field, metadata, "an object");
            return;
        }

        var source = metadata.Object;
        var generateName = Text(source, field, "generateName");
        if (generateName.Kind == ValueKind.String && generateName.String.Length > 0)
        {
            Names.PathSegmentPrefix(generateName.String, _errors);
            Report(field + ".generateName", generateName.String);
        }

        var name = Text(source, field, "name");
        if (name.Kind == ValueKind.String && name.String.Length > 0)
        {
            Names.PathSegment(name.String, _errors);
            Report(field + ".name", name.String);
        }

        var ns = Text(source, field, "namespace");
        if (ns.Kind == ValueKind.String && ns.String.Length > 0)
        {
            Names.Label(ns.String, _errors);
            Report(field + ".namespace", ns.String);
        }

        CheckRest(source, field);
    }

    private void CheckNamespace(IObjectValue source, string field, bool isNamespaced, bool mayBeMissing)
    {
        var ns = Text(source, field, "namespace");
        if (ns.IsUnknown)
            return;
        var isEmpty = ns.Kind != ValueKind.String || ns.String.Length == 0;
        if (!isNamespaced)
        {
            if (!isEmpty)
                Add(field + ".namespace", FindingReason.FieldValueForbidden, "Forbidden: not allowed on this type");
        }
        else if (isEmpty)
        {
            if (!mayBeMissing)
                Add(field + ".namespace", FindingReason.FieldValueRequired, "Required value");
        }
        else
        {
            Names.Label(ns.String, _errors);
            Report(field + ".namespace", ns.String);
        }
    }

    private void CheckRest(IObjectValue source, string field)
    {
        CheckPlain(source, field);
        var generation = source["generation"];
        if (generation.Kind == ValueKind.Integer && generation.Integer < 0)
            Add(field + ".generation", FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Shown(generation)}: must be greater than or equal to 0");
        CheckLabels(source["labels"], field + ".labels");
        CheckAnnotations(source["annotations"], field + ".annotations");
        CheckOwners(source["ownerReferences"], field + ".ownerReferences");
        CheckFinalizers(source["finalizers"], field + ".finalizers");
        ManagedFieldRules.Check(findings, source["managedFields"], field + ".managedFields");
    }

    // Fields without rules of their own must still have their type.
    private void CheckPlain(IObjectValue source, string field)
    {
        foreach (var name in s_texts)
            Text(source, field, name);
        foreach (var name in s_integers)
        {
            var value = source[name];
            if (!value.IsUnknown && value.Kind is not (ValueKind.Integer or ValueKind.Absent or ValueKind.Null))
                WrongType(field + "." + name, value, "a whole number");
        }

        foreach (var name in s_times)
        {
            var value = Text(source, field, name);
            if (value.Kind == ValueKind.String && !Rfc3339.TryParse(value.String, out _))
                WrongType(field + "." + name, value, "a time");
        }
    }

    private void CheckLabels(in Value labels, string field)
    {
        if (!IsMap(labels, field))
            return;
        for (var i = 0; i < labels.Object.Count; i++)
        {
            var value = labels.Object.ValueAt(i);
            if (value.IsAbsent)
                continue;
            var key = labels.Object.NameAt(i);
            if (value.Kind != ValueKind.MaybeAbsent)
            {
                Names.Qualified(key, _errors);
                Report(field, key);
            }

            if (value.Kind == ValueKind.String)
            {
                Names.LabelValue(value.String, _errors);
                Report(field, value.String);
            }
            else if (!value.IsUnknown && value.Kind != ValueKind.Null)
            {
                WrongType(field + "." + key, value, "a string");
            }
        }
    }

    private void CheckAnnotations(in Value annotations, string field)
    {
        if (!IsMap(annotations, field))
            return;
        long bytes = 0;
        for (var i = 0; i < annotations.Object.Count; i++)
        {
            var value = annotations.Object.ValueAt(i);
            if (value.Kind is ValueKind.Absent or ValueKind.MaybeAbsent)
                continue;
            var key = annotations.Object.NameAt(i);
            Names.Qualified(key.ToLowerInvariant(), _errors);
            Report(field, key);
            bytes += CodePoints.Utf8Length(key);
            if (value.Kind == ValueKind.String)
                bytes += CodePoints.Utf8Length(value.String);
            else if (!value.IsUnknown && value.Kind != ValueKind.Null)
                WrongType(field + "." + key, value, "a string");
        }

        if (bytes > AnnotationBytes)
            Add(field, FindingReason.FieldValueTooLong, "Too long: may not be more than 262144 bytes");
    }

    private void CheckOwners(in Value owners, string field)
    {
        if (owners.Kind != ValueKind.Array)
        {
            if (!owners.IsUnknown && owners.Kind is not (ValueKind.Absent or ValueKind.Null))
                WrongType(field, owners, "a list");
            return;
        }

        string? controller = null;
        for (var i = 0; i < owners.Array.Count; i++)
        {
            var owner = owners.Array[i];
            if (owner.Kind != ValueKind.Object)
            {
                if (!owner.IsUnknown && owner.Kind != ValueKind.Null)
                    WrongType(field, owner, "an object");
                continue;
            }

            var apiVersion = Text(owner.Object, field, "apiVersion");
            if (!apiVersion.IsUnknown && VersionOf(apiVersion).Length == 0)
                Add(field + ".apiVersion", FindingReason.FieldValueInvalid, $"Invalid value: {Shown(apiVersion)}: version must not be empty");
            NotEmpty(owner.Object, field, "kind", "must not be empty");
            NotEmpty(owner.Object, field, "name", "must not be empty");
            NotEmpty(owner.Object, field, "uid", "must not be empty");
            if (apiVersion.Kind == ValueKind.String && owner.Object["kind"] is { Kind: ValueKind.String, String: "Event" } && apiVersion.String is "v1" or "/v1")
                Add(field, FindingReason.FieldValueInvalid, $"Invalid value: {OwnerJson(owner.Object)}: /v1, Kind=Event is disallowed from being an owner");
            if (owner.Object["controller"] is not { Kind: ValueKind.Boolean, Boolean: true })
                continue;
            var shown = $"{Plain(owner.Object["kind"])}/{Plain(owner.Object["name"])}";
            if (controller is not null)
                Add(field, FindingReason.FieldValueInvalid, $"Invalid value: {OwnersJson(owners.Array)}: Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {shown}");
            controller ??= shown;
        }
    }

    private static string Plain(in Value value) => value.Kind == ValueKind.String ? value.String : "";

    private static string OwnersJson(IArrayValue owners)
    {
        var all = new string[owners.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = owners[i].Kind == ValueKind.Object ? OwnerJson(owners[i].Object) : "null";
        return "[" + string.Join(",", all) + "]";
    }

    // The members in the order of the server's own type.
    private static string OwnerJson(IObjectValue owner)
    {
        var text = new System.Text.StringBuilder("{");
        foreach (var name in s_ownerFields)
        {
            var value = owner[name];
            var isAlwaysWritten = name is not ("controller" or "blockOwnerDeletion");
            if (value.Kind is ValueKind.Absent or ValueKind.Null && !isAlwaysWritten)
                continue;
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(name).Append("\":");
            GoText.Json(text, value.Kind is ValueKind.Absent or ValueKind.Null ? Value.Of("") : value);
        }

        return text.Append('}').ToString();
    }

    private static string VersionOf(in Value apiVersion)
    {
        if (apiVersion.Kind != ValueKind.String)
            return "";
        var slash = apiVersion.String.IndexOf('/');
        if (slash < 0)
            return apiVersion.String;
        return apiVersion.String.IndexOf('/', slash + 1) >= 0 ? "" : apiVersion.String.Substring(slash + 1);
    }

    private void NotEmpty(IObjectValue owner, string field, string name, string message)
    {
        var value = Text(owner, field, name);
        if (value.IsAbsent || (value.Kind == ValueKind.String && value.String.Length == 0))
            Add(field + "." + name, FindingReason.FieldValueInvalid, "Invalid value: \"\": " + message);
    }

    private void CheckFinalizers(in Value finalizers, string field)
    {
        if (finalizers.Kind != ValueKind.Array)
        {
            if (!finalizers.IsUnknown && finalizers.Kind is not (ValueKind.Absent or ValueKind.Null))
                WrongType(field, finalizers, "a list");
            return;
        }

        var (orphans, deletes) = (false, false);
        for (var i = 0; i < finalizers.Array.Count; i++)
        {
            var finalizer = finalizers.Array[i];
            if (finalizer.Kind == ValueKind.String)
            {
                orphans |= finalizer.String == "orphan";
                deletes |= finalizer.String == "foregroundDeletion";
                Names.Qualified(finalizer.String, _errors);
                Report(field, finalizer.String);
            }
            else if (!finalizer.IsUnknown && finalizer.Kind != ValueKind.Null)
            {
                WrongType(field, finalizer, "a string");
            }
        }

        if (orphans && deletes)
            Add(field, FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Json(finalizers)}: finalizer orphan and foregroundDeletion cannot be both set");
    }

    // A string member: null counts as absent, a member that may still come as unknown.
    private Value Text(IObjectValue source, string field, string name)
    {
        var value = source[name];
        switch (value.Kind)
        {
            case ValueKind.String or ValueKind.Unknown or ValueKind.MaybeAbsent:
                return value;
            case ValueKind.Absent or ValueKind.Null:
                return source.IsComplete ? default : Value.Unknown;
            default:
                WrongType(field + "." + name, value, "a string");
                return Value.Unknown;
        }
    }

    private bool IsMap(in Value value, string field)
    {
        if (value.Kind == ValueKind.Object)
            return true;
        if (!value.IsUnknown && value.Kind is not (ValueKind.Absent or ValueKind.Null))
            WrongType(field, value, "an object");
        return false;
    }

    private static string Shown(in Value value) => value.Kind == ValueKind.String ? GoText.Shown(value) : "\"\"";

    private void WrongType(string field, in Value value, string expected) =>
        Malformed ??= new() { Id = DiagnosticIds.MetadataInvalid, Path = FieldPath.Parse(_root), Subject = FieldPath.Parse(field), Reason = FindingReason.FieldValueInvalid, Message = $"Invalid value: {GoText.Json(value)}: {field} must be {expected}" };

    private void Report(string field, string value)
    {
        foreach (var error in _errors)
            Add(field, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(value)}: {error}");
        _errors.Clear();
    }

    private void Add(string field, FindingReason reason, string message) =>
        findings.Add(IsName(field) ? DiagnosticIds.NameInvalid : DiagnosticIds.MetadataInvalid, FieldPath.Parse(field), reason, message);

    private static bool IsName(string field) => field is "metadata.name" or "metadata.generateName" or "metadata.namespace";
}
