namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>The types of Backends, and the blocks that hold their settings.</summary>
internal static class BackendTypes
{
    public const string Static = "Static";
    public const string Aws = "AWS";
    public const string Gcp = "GCP";
    public const string DynamicForwardProxy = "DynamicForwardProxy";
    public const string PriorityGroups = "PriorityGroups";

    public static IReadOnlyList<(string PolicyObject, string Type)> Blocks { get; } =
    [
        ("static", Static), ("aws", Aws), ("gcp", Gcp), ("dynamicForwardProxy", DynamicForwardProxy), ("priorityGroups", PriorityGroups),
    ];
}
