using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Bootstrap;

/// <summary>Finds the secrets that have to be static: those without a source, wherever they stand.</summary>
internal static class StaticSecrets
{
    private const string Config = "envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig";

    public static void Find(object value, ISet<string> names)
    {
        switch (value)
        {
            case ApiNode node:
                if (node.Type.FullName == Config && !node.Entries.Exists(e => e.Field.Name == "sds_config")) Add(node, names);
                foreach (var entry in node.Entries) Find(entry.Value, names);
                break;
            case ApiAny { Message: { } message }: Find(message, names); break;
            case ApiMap map: map.Entries.ForEach(e => Find(e.Value, names)); break;
            case List<object> list: list.ForEach(e => Find(e, names)); break;
        }
    }

    private static void Add(ApiNode node, ISet<string> names)
    {
        foreach (var (field, value) in node.Entries)
        {
            if (field.Name == "name" && value is string name) names.Add(name);
        }
    }
}
