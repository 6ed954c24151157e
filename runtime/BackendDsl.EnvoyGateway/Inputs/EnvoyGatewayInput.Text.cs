using BackendDsl.EnvoyGateway.Inputs;
using BackendDsl.Schema.Crd;
using BackendDsl.Schema.Values;

namespace BackendDsl.EnvoyGateway;

public sealed partial class EnvoyGatewayInput
{
    /// <summary>Reads manifests, YAML or JSON, any number of documents, lists included. Kinds that clusters do not depend on are passed over.</summary>
    /// <exception cref="ManifestFormatException">The text cannot be read, or a document has not the form of a manifest; the message says where.</exception>
    public static EnvoyGatewayInput FromYaml(string text)
    {
        var input = new EnvoyGatewayInput();
        input.Add(text);
        return input;
    }

    /// <summary>Adds the manifests of a text, as <see cref="FromYaml"/> reads them.</summary>
    /// <returns>How many of its resources clusters or policies depend on.</returns>
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
            taken += Add(document.Root.Object, document.Mark, FieldPath.Root);
        }

        return taken;
    }

    private int Add(IObjectValue resource, SourceMark mark, FieldPath path)
    {
        var apiVersion = Text(resource, "apiVersion", mark, path);
        var kind = Text(resource, "kind", mark, path);
        if (kind.EndsWith("List", StringComparison.Ordinal) && resource["items"] is { Kind: ValueKind.Array } items)
            return AddItems(items.Array, mark, path.Member("items"));

        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : apiVersion[..slash];
        if (!Matters(group, kind))
            return 0;
        CheckForm(resource, mark, path);
        _resources.Add((group, kind, resource));
        return 1;
    }

    private int AddItems(IArrayValue items, SourceMark mark, FieldPath path)
    {
        var taken = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind != ValueKind.Object)
                throw Wrong("an item of a list is a manifest", path.Item(i), mark);
            taken += Add(items[i].Object, Mark(items[i].Object, mark), path.Item(i));
        }

        return taken;
    }

    private static bool Matters(string group, string kind) => (group, kind) is
        (Kinds.GatewayApiGroup, Kinds.GatewayClass or Kinds.Gateway or Kinds.HttpRoute or Kinds.GrpcRoute or Kinds.BackendTlsPolicy or Kinds.ReferenceGrant)
        or (Kinds.EnvoyGatewayGroup, Kinds.Backend or Kinds.BackendTrafficPolicy or Kinds.EnvoyProxy)
        or ("", Kinds.Service or Kinds.ConfigMap or Kinds.Secret or Kinds.Namespace)
        or (Kinds.DiscoveryGroup, Kinds.EndpointSlice);

    private static void CheckForm(IObjectValue resource, SourceMark mark, FieldPath path)
    {
        var metadata = resource["metadata"];
        if (metadata.Kind != ValueKind.Object)
            throw Wrong("expected an object with the name of the resource", path.Member("metadata"), mark);
        if (metadata.Object["name"] is not { Kind: ValueKind.String, String.Length: > 0 })
            throw Wrong("a name is required", path.Member("metadata").Member("name"), Mark(metadata.Object, mark));
        if (metadata.Object["namespace"].Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.String))
            throw Wrong("expected a string", path.Member("metadata").Member("namespace"), Mark(metadata.Object, mark));
        if (resource["spec"].Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.Object))
            throw Wrong("expected an object", path.Member("spec"), mark);
    }

    private static string Text(IObjectValue resource, string name, SourceMark mark, FieldPath path) => resource[name] is { Kind: ValueKind.String } text
        ? text.String
        : throw Wrong("expected a string: a manifest has apiVersion and kind", path.Member(name), mark);

    private static ManifestFormatException Wrong(string problem, FieldPath path, SourceMark mark) => new(problem, path.ToString(), mark.Line, mark.Column);

    private static SourceMark Mark(IObjectValue value, SourceMark otherwise) => value is ObjectNode { Mark.IsKnown: true } node ? node.Mark : otherwise;
}
