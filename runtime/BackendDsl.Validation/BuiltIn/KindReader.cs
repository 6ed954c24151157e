using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Facts;
using BackendDsl.Validation.BuiltIn.Reporting;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>Finds the kind of an object, or why no server of that version takes it.</summary>
internal static class KindReader
{
    public static Finding? Check(in Value value, KubernetesVersion version, ref BuiltInKind? kind)
    {
        if (value.Kind != ValueKind.Object)
        {
            return value.IsUnknown || kind is null
                ? null
                : Refuse(Concept.Decoding, FieldPath.Root, "the object is no JSON object");
        }

        var (apiVersion, name) = (value.Object["apiVersion"], value.Object["kind"]);
        foreach (var (member, one) in new[] { ("apiVersion", apiVersion), ("kind", name) })
        {
            if (one.Kind is ValueKind.String or ValueKind.Null or ValueKind.Absent or ValueKind.Unknown or ValueKind.MaybeAbsent)
                continue;
            if (kind is null)
                return null;
            var word = one.Kind switch { ValueKind.Boolean => "bool", ValueKind.Array => "array", ValueKind.Object => "object", _ => "number" };
            return Refuse(Concept.Decoding, FieldPath.Root.Member(member), $"couldn't get version/kind; json parse error: json: cannot unmarshal {word} into Go struct field .{member} of type string");
        }

        if (apiVersion.IsUnknown || name.IsUnknown)
            return null;
        var (v, k) = (apiVersion.Kind == ValueKind.String ? apiVersion.String : "", name.Kind == ValueKind.String ? name.String : "");
        if (kind is null)
        {
            if (BuiltInKinds.TryGet(v, k, out kind))
                return kind.IsServedBy(version) ? null : Refuse(Concept.ApiVersion, FieldPath.Root.Member("apiVersion"), NotServed(kind, version));
            return GoneVersions.Find(v, k) is { } gone ? Refuse(Concept.ApiVersion, FieldPath.Root.Member("apiVersion"), gone) : null;
        }

        if (v.Length == 0)
            v = kind.ApiVersion;
        if (k.Length == 0)
            k = kind.Kind;
        if (v == kind.ApiVersion && k == kind.Kind)
            return null;
        if (BuiltInKinds.TryGet(v, k, out _))
            return Refuse(Concept.ApiVersion, FieldPath.Root.Member("apiVersion"), $"the API version in the data ({v}) does not match the expected API version ({kind.ApiVersion})");
        return Refuse(Concept.Decoding, FieldPath.Root.Member(k == kind.Kind ? "apiVersion" : "kind"), $"no kind \"{k}\" is registered for version \"{v}\" in scheme \"pkg/runtime/scheme.go:111\"");
    }

    private static string NotServed(BuiltInKind kind, KubernetesVersion version)
    {
        if (version < kind.Since)
            return $"no kind \"{kind.Kind}\" in version \"{kind.ApiVersion}\": Kubernetes serves it from {kind.Since} on";
        var successor = BuiltInKinds.TryGetNewest(kind.Group, kind.Kind, out var newest) && newest != kind && newest.IsServedBy(version) ? $"; use {newest.ApiVersion}" : "";
        return $"no kind \"{kind.Kind}\" in version \"{kind.ApiVersion}\": Kubernetes served it up to {kind.Until}{successor}";
    }

    private static Finding Refuse(Concept concept, FieldPath path, string message) => new()
    {
        Id = ConceptIds.Of(concept),
        Path = path,
        Message = message,
        Reason = FindingReason.FieldValueTypeInvalid,
        Source = FindingSource.BuiltIn,
    };
}
