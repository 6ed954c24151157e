namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>
/// The lists whose items an apply finds again by a key; every other list is replaced as a whole. By the name of the member, which has one meaning in
/// all built-in kinds but where noted.
/// </summary>
internal static class MergeKeys
{
    /// <summary>The member of an item that names it; null for a list that is replaced.</summary>
    /// <param name="list">The name of the list.</param>
    /// <param name="owner">The name of the member that holds the object with the list: a Service's ports and a container's have different keys.</param>
    public static string? Of(string list, string owner) => list switch
    {
        "containers" or "initContainers" or "ephemeralContainers" or "volumes" or "env" or "webhooks" or "matchConditions" or "variables" or "resourceClaims" or "schedulingGates" => "name",
        "ports" => owner switch
        {
            "spec" => "port",
            "containers" or "initContainers" or "ephemeralContainers" => "containerPort",
            _ => null,
        },
        // A ServiceAccount's own list of them is replaced.
        "imagePullSecrets" when owner.Length > 0 => "name",
        "volumeMounts" => "mountPath",
        "volumeDevices" => "devicePath",
        "hostAliases" => "ip",
        "topologySpreadConstraints" => "topologyKey",
        "ownerReferences" => "uid",
        "secrets" when owner.Length == 0 => "name",
        "conditions" => "type",
        _ => null,
    };

    /// <summary>Objects of which an apply keeps no member beside those that the manifest names, once it names another kind of it.</summary>
    public static bool RetainsKeysOnly(string member) => member is "strategy" or "volumes" or "resourceClaims";
}
