using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Benchmarks.Command;

/// <summary>
/// The command as users start it: its start, one small file, and 10,000 small resources; beside ajv (JSON Schema, without CEL) in Node on the same
/// resources in the same minutes, where Node and the package are there.
/// </summary>
internal static class CommandSmoke
{
    private const string ToolVariable = "BACKENDDSL_TOOL";
    private const string AjvVariable = "BACKENDDSL_AJV";
    private const int Rounds = 7;
    private const int Resources = 10_000;

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.acme.io}
        spec:
          group: acme.io
          scope: Namespaced
          names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  apiVersion: {type: string}
                  kind: {type: string}
                  metadata: {type: object}
                  spec:
                    type: object
                    required: [size, color]
                    properties:
                      size: {type: integer, minimum: 1, maximum: 100}
                      color: {type: string, enum: [red, green, blue]}
                      hosts: {type: array, maxItems: 8, items: {type: string, minLength: 1, maxLength: 63, pattern: "^[a-z0-9.-]+$"}}
        """;

    private const string AjvScript = """
        const fs = require("fs"), Ajv = require(process.argv[2]);
        const start = process.hrtime.bigint();
        const validate = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true }).compile(JSON.parse(fs.readFileSync(process.argv[3], "utf8")));
        let bad = 0;
        for (const line of fs.readFileSync(process.argv[4], "utf8").split("\n")) if (line && !validate(JSON.parse(line))) bad++;
        console.log(bad + " " + Number(process.hrtime.bigint() - start) / 1e6);
        """;

    public static void Run()
    {
        if (Environment.GetEnvironmentVariable(ToolVariable) is not { Length: > 0 } tool)
        {
            Console.WriteLine($"command: set {ToolVariable} to the command (BackendDsl.Tool.dll, or the published file)");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("backenddsl-command-").FullName;
        try
        {
            Write(folder);
            var none = Best(() => Time("dotnet", folder, ["--version"]));
            var help = Best(() => Command(tool, folder, 0, "--help"));
            var one = Best(() => Command(tool, folder, 0, "validate", "--crd", "crd.yaml", "-f", "one.yaml"));
            var files = Best(() => Command(tool, folder, 0, "validate", "--crd", "crd.yaml", "-f", "many", "--quiet"));
            var stream = Best(() => Command(tool, folder, 0, "validate", "--crd", "crd.yaml", "-f", "many.yaml", "--quiet"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                command ({Path.GetFileName(tool)}), best of {Rounds}, {Environment.ProcessorCount} processors:
                  --help {help:F0} ms, one small file {one:F0} ms ('dotnet --version' {none:F0} ms)
                  {Resources} small resources: {files:F0} ms in 100 files ({Resources / files * 1000:F0} a second), {stream:F0} ms in one file ({Resources / stream * 1000:F0} a second)
                """));
            Ajv(folder, files);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Ajv(string folder, double ours)
    {
        if (Environment.GetEnvironmentVariable(AjvVariable) is not { Length: > 0 } package)
        {
            Console.WriteLine($"  ajv: set {AjvVariable} to the folder node_modules/ajv (npm install ajv)");
            return;
        }

        File.WriteAllText(Path.Combine(folder, "ajv.cjs"), AjvScript);
        var whole = Best(() => Time("node", folder, ["ajv.cjs", Path.GetFullPath(package), "schema.json", "many.jsonl"]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ajv in Node, the same resources as lines of JSON: {whole:F0} ms for the whole process; ours takes {ours / whole:F1} times that, YAML, metadata, unknown fields and places included"));
    }

    private static void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "crd.yaml"), Definition);
        File.WriteAllText(Path.Combine(folder, "one.yaml"), Yaml(0));
        Directory.CreateDirectory(Path.Combine(folder, "many"));
        var (all, lines) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < Resources; i += 100)
        {
            var part = string.Concat(Enumerable.Range(i, 100).Select(n => Yaml(n) + "---\n"));
            File.WriteAllText(Path.Combine(folder, "many", $"w{i:D5}.yaml"), part);
            all.Append(part);
            foreach (var n in Enumerable.Range(i, 100))
                lines.Append(CultureInfo.InvariantCulture, $$$"""{"apiVersion":"acme.io/v1","kind":"Widget","metadata":{"name":"w{{{n}}}","namespace":"shop"},"spec":{"size":{{{(n % 100) + 1}}},"color":"red","hosts":["a{{{n}}}.example.com","b.example.com"]}}""").Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "many.yaml"), all.ToString());
        File.WriteAllText(Path.Combine(folder, "many.jsonl"), lines.ToString());
        var schema = DocumentReader.ReadOne(Definition).Object["spec"].Object["versions"].Array[0].Object["schema"].Object["openAPIV3Schema"];
        File.WriteAllText(Path.Combine(folder, "schema.json"), Json(schema));
    }

    private static string Yaml(int n) => string.Create(CultureInfo.InvariantCulture, $"""
        apiVersion: acme.io/v1
        kind: Widget
        metadata:
          name: w{n}
          namespace: shop
        spec:
          size: {(n % 100) + 1}
          color: red
          hosts:
          - a{n}.example.com
          - b.example.com

        """);

    private static string Json(Value value) => value.Kind switch
    {
        ValueKind.Object => "{" + string.Join(',', Enumerable.Range(0, value.Object.Count).Select(i => $"{System.Text.Json.JsonSerializer.Serialize(value.Object.NameAt(i))}:{Json(value.Object.ValueAt(i))}")) + "}",
        ValueKind.Array => "[" + string.Join(',', Enumerable.Range(0, value.Array.Count).Select(i => Json(value.Array[i]))) + "]",
        ValueKind.String => System.Text.Json.JsonSerializer.Serialize(value.String),
        _ => value.ToString(),
    };

    private static double Command(string tool, string folder, int expected, params string[] arguments)
    {
        var full = Path.GetFullPath(tool);
        return full.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Time("dotnet", folder, ["exec", full, .. arguments], expected) : Time(full, folder, arguments, expected);
    }

    private static double Best(Func<double> run) => Enumerable.Range(0, Rounds).Min(_ => run());

    private static double Time(string program, string folder, string[] arguments, int expected = 0)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == expected ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.GetAwaiter().GetResult()}");
    }
}
