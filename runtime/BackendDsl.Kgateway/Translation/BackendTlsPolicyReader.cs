using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Reads a BackendTLSPolicy as it stands in a manifest.</summary>
internal static class BackendTlsPolicyReader
{
    public static TlsPolicySpec Read(IObjectValue item, Problems problems)
    {
        var head = new ObjectHead(item);
        var spec = new PolicyObject(item["spec"] is { Kind: ValueKind.Object } value ? value.Object : null, "spec", problems);
        var validation = spec.Child("validation");
        return new()
        {
            Name = head.Name,
            Namespace = head.Namespace,
            CreationTimestamp = head.Created,
            TargetRefs = [.. spec.Blocks("targetRefs").Select(Target)],
            Hostname = validation.Text("hostname") ?? "",
            WellKnownCACertificates = validation.Text("wellKnownCACertificates"),
            SubjectAltNames = [.. validation.Blocks("subjectAltNames").Select(Name)],
            CACertificateRefs = [.. validation.Blocks("caCertificateRefs").Select(r => new TlsPolicyAuthority(r.Text("name") ?? "", r.Text("kind") ?? "ConfigMap"))],
            Options = Options(spec.Child("options")),
        };
    }

    private static TlsPolicyTargetRef Target(PolicyObject block) =>
        new(block.Text("name") ?? "", block.Text("group") ?? "", block.Text("kind") ?? "Service", block.Text("sectionName"));

    private static TlsPolicyAltName Name(PolicyObject block)
    {
        var type = block.Text("type") ?? "Hostname";
        return new(type, block.Text(type == "URI" ? "uri" : "hostname") ?? "");
    }

    private static Dictionary<string, string> Options(PolicyObject block)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < block.Object?.Count; i++)
        {
            var name = block.Object.NameAt(i);
            if (block.Text(name) is { } text)
                options[name] = text;
        }

        return options;
    }
}
