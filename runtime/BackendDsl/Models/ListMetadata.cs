using k8s.Models;

namespace BackendDsl.Models;

/// <summary>The metadata of a list, as it is held.</summary>
internal sealed record ListMetadata : ModelObject
{
    private static readonly ObjectShape s_shape = new ObjectShape()
        .String("continue").Integer("remainingItemCount").String("resourceVersion").String("selfLink");

    protected override ObjectShape Shape => s_shape;

    public V1ListMeta ToClient() => new()
    {
        ContinueProperty = GetString(0),
        RemainingItemCount = GetInt64(1),
        ResourceVersion = GetString(2),
        SelfLink = GetString(3),
    };

    public static ListMetadata FromClient(V1ListMeta metadata)
    {
        var stored = new ListMetadata();
        stored.SetString(0, metadata.ContinueProperty);
        stored.SetInt64(1, metadata.RemainingItemCount);
        stored.SetString(2, metadata.ResourceVersion);
        stored.SetString(3, metadata.SelfLink);
        return stored;
    }
}
