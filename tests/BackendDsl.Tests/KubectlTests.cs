using System.Diagnostics;
using System.Text.Json.Nodes;
using BackendDsl.Manifests;
using BackendDsl.Models;
using BackendDsl.Serialization;

namespace BackendDsl.Tests;

/// <summary>What kubectl makes of our YAML, and what we make of the YAML it understands; skipped where it is not installed.</summary>
public class KubectlTests
{
    [Fact]
    public void Kubectl_reads_every_string_as_we_wrote_it()
    {
        var strings = YamlStringTests.Strings().ToList();
        var items = strings.Select(t => UntypedValue.Object(("value", t), ("list", UntypedValue.Array(t, UntypedValue.Array(t))), ("map", UntypedValue.Object((t, t)))));
        var resource = UntypedValue.Object(("apiVersion", "example.dev/v1"), ("kind", "Strings"), ("metadata", UntypedValue.Object(("name", "a"))), ("spec", UntypedValue.Array(items)));
        var read = Annotate(ManifestWriter.ToYaml(resource.AsObject()!))["spec"]!.AsArray();
        var failures = strings.Where((t, i) =>
            (string?)read[i]!["value"] != t || (string?)read[i]!["list"]![0] != t || (string?)read[i]!["list"]![1]![0] != t || (string?)read[i]!["map"]!.AsObject().Single().Value != t || read[i]!["map"]!.AsObject().Single().Key != t).ToList();
        Assert.True(failures.Count == 0, $"{failures.Count} of {strings.Count}\n" + string.Join("\n", failures.Take(20).Select(f => JsonValue.Create(f)!.ToJsonString())));
    }

    [Fact]
    public void We_read_scalars_as_kubectl_does()
    {
        string[] scalars =
        [
            "y", "Y", "on", "No", "nO", "~", "Null", "nUll", "0o17", "017", "08", "0o8", "0x1F", "0X1f", "0b101", "-0b101", "+0b1", "-0x1f", "1_000", "1__0", "1_", "_1", "-_1", "+1", "+-1", "1e3", "1.0", "1.", ".5", "-.5", "1_0.5", "190:20:30", "2001-01-01",
            "2001-01-01T00:00:00Z", "99999999999999999999", "18446744073709551615", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "=", "1.5e400", "!!str 1", "!!int \"3\"", "!!float 3", "!!binary aGVsbG8=", "!foo bar", "1.0e+20", "1e21", "0.1", "123456789012345678",
            "{1: a, 1.5: c, on: d, 0x10: e, 1e3: f, No: g}", "'a''b'", "\"a\\tb\"", "0e5", "-0", "+0", "0x", "e3", "1e", "12e03",
        ];
        var read = Annotate("apiVersion: example.dev/v1\nkind: Strings\nmetadata:\n  name: a\nspec:\n" + string.Concat(scalars.Select(s => $"- {s}\n")))["spec"]!.AsArray();
        var ours = Serialization.ModelReader.OfYaml(string.Concat(scalars.Select(s => $"- {s}\n"))).ReadUntyped().AsArray()!;
        for (var i = 0; i < scalars.Length; i++)
            Assert.True(ours[i].Equals((UntypedValue)read[i]), $"{scalars[i]}: {ours[i]}, kubectl {read[i]?.ToJsonString()}");
    }

    private static JsonNode Annotate(string yaml)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, yaml);
            Process? kubectl = null;
            try
            {
                kubectl = Process.Start(new ProcessStartInfo("kubectl", ["annotate", "--local", "-f", file, "q=w", "-o", "json"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not installed.
            }

            Assert.SkipWhen(kubectl is null, "kubectl is not installed");
            using (kubectl)
            {
                var errors = kubectl!.StandardError.ReadToEndAsync();
                var text = kubectl.StandardOutput.ReadToEnd();
                kubectl.WaitForExit();
                Assert.True(kubectl.ExitCode == 0, errors.Result);
                return JsonNode.Parse(text)!;
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
