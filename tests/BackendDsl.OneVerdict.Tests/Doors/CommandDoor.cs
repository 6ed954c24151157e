using System.Text;
using System.Text.Json;

namespace BackendDsl.OneVerdict.Tests.Doors;

/// <summary><c>backenddsl validate</c> over the manifest of a case.</summary>
internal static class CommandDoor
{
    public static List<Verdict> Evaluate(VerdictCase verdictCase)
    {
        var folder = Directory.CreateTempSubdirectory("backenddsl-").FullName;
        try
        {
            var args = new List<string> { "validate", "-o", "json", "-f", "m.yaml" };
            Write("m.yaml", verdictCase.Yaml);
            if (verdictCase.Definition.Length > 0)
                args.AddRange(["--crd", Write("crd.yaml", verdictCase.Definition)]);
            if (verdictCase.Policy.Length > 0)
                args.AddRange(["--policy", Write("policy.yaml", verdictCase.Policy)]);
            foreach (var (name, value) in verdictCase.Properties)
                args.AddRange([FlagOf(name), value]);
            using var stdout = new MemoryStream();
            using var stderr = new MemoryStream();
            Tool.Program.Run([.. args], Stream.Null, stdout, stderr, folder, new Dictionary<string, string>(), null, null, TestContext.Current.CancellationToken);
            var text = Encoding.UTF8.GetString(stdout.ToArray());
            Assert.True(text.Length > 0, Encoding.UTF8.GetString(stderr.ToArray()));
            return [.. JsonDocument.Parse(text).RootElement.GetProperty("results").EnumerateArray().SelectMany(r => r.GetProperty("errors").EnumerateArray()).Select(Read).Where(IsOfTheObject)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Write(string name, string text)
        {
            File.WriteAllText(Path.Combine(folder, name), text + "\n");
            return name;
        }
    }

    // What Envoy says of a cluster is told where clusters are made, which is not at every door.
    private static bool IsOfTheObject(Verdict verdict) => !verdict.Id.StartsWith("BDSL41", StringComparison.Ordinal);

    private static string FlagOf(string property) => property switch
    {
        "KubernetesServerVersion" => "--server-version",
        "KgatewayRelease" => "--kgateway",
        "EnvoyVersion" => "--envoy",
        "FieldValidation" => "--field-validation",
        _ => throw new ArgumentException($"no flag is known for {property}", nameof(property)),
    };

    private static Verdict Read(JsonElement error)
    {
        var id = error.GetProperty("id").GetString()!;
        var (path, message) = (error.GetProperty("path").GetString()!, error.GetProperty("message").GetString()!);
        // The message is the server's own, which may name the field itself; told behind the field it is not named twice.
        var again = message.LastIndexOf($": {path} in body ", StringComparison.Ordinal);
        if (again >= 0)
            message = message.Remove(again + 2, path.Length + " in body ".Length);
        if (message.EndsWith($" field \"{path}\"", StringComparison.Ordinal))
            path = "";
        return Verdict.Of(new Finding
        {
            Id = id,
            Severity = error.GetProperty("severity").GetString() switch { "error" => FindingSeverity.Error, "warning" => FindingSeverity.Warning, _ => FindingSeverity.Info },
            Path = FieldPath.Parse(path),
            Message = message,
            Rule = error.TryGetProperty("rule", out var rule) ? rule.GetString() : null,
            Policy = error.TryGetProperty("policy", out var policy) ? policy.GetString() : null,
            Source = id[4] switch { '1' => FindingSource.Schema, '2' => FindingSource.Cel, '3' => FindingSource.Policy, '4' => FindingSource.Controller, _ => FindingSource.BuiltIn },
        });
    }
}
