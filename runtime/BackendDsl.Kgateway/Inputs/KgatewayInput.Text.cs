using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Translation;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Kgateway;

public sealed partial class KgatewayInput
{
    /// <summary>Reads manifests, YAML or JSON, any number of documents, lists included. Kinds that clusters do not depend on are passed over.</summary>
    /// <exception cref="ManifestFormatException">The text cannot be read, or a document has not the form of a manifest; the message says where.</exception>
    public static KgatewayInput FromYaml(string text)
    {
        var input = new KgatewayInput();
        input.Add(text);
        return input;
    }

    /// <summary>Adds the manifests of a text, as <see cref="FromYaml"/> reads them.</summary>
    /// <returns>How many of its resources clusters depend on.</returns>
    /// <exception cref="ManifestFormatException">The text cannot be read, or a document has not the form of a manifest; the message says where.</exception>
    public int Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var set = DocumentReader.Read(text);
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                throw new ManifestFormatException(problem.Message, "", problem.Mark.Line, problem.Mark.Column);
        }

        var taken = 0;
        foreach (var document in set.Documents)
        {
            if (document.Root.Kind == ValueKind.Null)
                continue;
            if (document.Root.Kind != ValueKind.Object)
                throw new ManifestFormatException("a manifest is an object with apiVersion, kind and metadata", "", document.Mark.Line, document.Mark.Column);
            taken += Add(document.Root.Object, document.Mark, "", default);
        }

        return taken;
    }

    /// <summary>Adds one resource as read from text, to the list its kind belongs to.</summary>
    /// <returns>Whether clusters depend on its kind.</returns>
    /// <exception cref="ManifestFormatException">It has not the form of a manifest.</exception>
    public bool AddResource(IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Add(resource, default, "", default) > 0;
    }

    /// <summary>Adds one resource of another input, with its place.</summary>
    internal void AddResource(IObjectValue resource, SourcePlace place) => Add(resource, default, "", place);

    private int Add(IObjectValue resource, SourceMark mark, string path, SourcePlace place)
    {
        var apiVersion = Text(resource, "apiVersion", mark, path);
        var kind = Text(resource, "kind", mark, path);
        if (kind.EndsWith("List", StringComparison.Ordinal) && resource["items"] is { Kind: ValueKind.Array } items)
            return AddItems(items.Array, mark, path, place);

        var group = apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion[..apiVersion.IndexOf('/', StringComparison.Ordinal)] : "";
        ObjectList? objects = (group, kind) switch
        {
            (Kinds.KgatewayGroup, Kinds.BackendConfigPolicy) => Policies,
            (Kinds.KgatewayGroup, Kinds.Backend) => Backends,
            (GatewayApi.GatewayApiKinds.Group, Kinds.BackendTlsPolicy) => BackendTlsPolicies,
            (GatewayApi.GatewayApiKinds.Group, Kinds.Gateway) => Gateways,
            (GatewayApi.GatewayApiKinds.Group, "HTTPRoute" or "GRPCRoute" or "TCPRoute" or "TLSRoute") => Routes,
            (GatewayApi.GatewayApiKinds.Group, "ReferenceGrant") => ReferenceGrants,
            ("networking.istio.io", "DestinationRule" or "ServiceEntry") => IstioObjects,
            _ => null,
        };
        Action<IObjectValue>? add = objects is not null ? o => objects.Add(o, place) : (group, kind) switch
        {
            ("", Kinds.Service) => Services.Add,
            ("", Kinds.Secret) => Secrets.Add,
            ("", Kinds.ConfigMap) => ConfigMaps.Add,
            _ => null,
        };
        if (add is null)
            return 0;
        CheckForm(resource, mark, path);
        add(resource);
        return 1;
    }

    private int AddItems(IArrayValue items, SourceMark mark, string path, SourcePlace place)
    {
        var taken = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var at = $"{path}{(path.Length > 0 ? "." : "")}items[{i}]";
            if (items[i].Kind != ValueKind.Object)
                throw new ManifestFormatException("an item of a list is a manifest", at, mark.Line, mark.Column);
            taken += Add(items[i].Object, Mark(items[i].Object, mark), at, place);
        }

        return taken;
    }

    private static void CheckForm(IObjectValue resource, SourceMark mark, string path)
    {
        var metadata = resource["metadata"];
        if (metadata.Kind != ValueKind.Object)
            throw new ManifestFormatException("expected an object with the name of the resource", Join(path, "metadata"), mark.Line, mark.Column);
        if (metadata.Object["name"].Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.String))
            throw Wrong("expected a string: numbers and words such as y and no need quotes in YAML", Join(path, "metadata.name"), Mark(metadata.Object, mark));
        if (metadata.Object["name"] is not { Kind: ValueKind.String, String.Length: > 0 })
            throw Wrong("a name is required", Join(path, "metadata.name"), Mark(metadata.Object, mark));
        if (metadata.Object["namespace"].Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.String))
            throw Wrong("expected a string", Join(path, "metadata.namespace"), Mark(metadata.Object, mark));
        if (resource["spec"].Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.Object))
            throw Wrong("expected an object", Join(path, "spec"), mark);
    }

    private static string Text(IObjectValue resource, string name, SourceMark mark, string path) => resource[name] is { Kind: ValueKind.String } text
        ? text.String
        : throw Wrong("expected a string: a manifest has apiVersion and kind", Join(path, name), mark);

    private static ManifestFormatException Wrong(string problem, string path, SourceMark mark) => new(problem, path, mark.Line, mark.Column);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static SourceMark Mark(IObjectValue value, SourceMark otherwise) => value is ObjectNode { Mark.IsKnown: true } node ? node.Mark : otherwise;
}
