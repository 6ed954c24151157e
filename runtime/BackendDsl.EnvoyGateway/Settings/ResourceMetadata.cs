using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>The metadata by which a cluster or locality tells the object it is for.</summary>
internal static class ResourceMetadata
{
    public static Struct Entry(Resource resource, string? section)
    {
        var entry = new Struct
        {
            Fields =
            {
                ["kind"] = Value.ForString(resource.Kind),
                ["name"] = Value.ForString(resource.Name),
                ["namespace"] = Value.ForString(resource.Namespace),
            },
        };
        if (section is not null)
            entry.Fields["sectionName"] = Value.ForString(section);
        return entry;
    }

    public static Metadata Of(Struct entry) => new()
    {
        FilterMetadata = { ["envoy-gateway"] = new() { Fields = { ["resources"] = Value.ForList(Value.ForStruct(entry)) } } },
    };
}
