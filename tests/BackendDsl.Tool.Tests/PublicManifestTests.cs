using System.IO.Compression;
using System.Text.Json;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary>Manifests of built-in kinds as well-known projects publish them: what a server takes gives no error, what it refuses is told at its line.</summary>
public sealed class PublicManifestTests(ITestOutputHelper output)
{
    [Fact]
    public void Published_manifests_are_judged_as_a_server_does()
    {
        var cases = Read();
        using var run = new CommandRun();
        for (var i = 0; i < cases.Count; i++)
        {
            // A comment that Helm would write names another file as the source.
            run.With($"m/{i:D4}.yaml", cases[i].GetProperty("yaml").GetString()!.Replace("# Source:", "# source:", StringComparison.Ordinal));
        }

        run.Run("validate", "-f", "m", "-o", "json");
        Assert.Equal("", run.Error);
        var found = run.Json.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("file").GetString()!, r => r, StringComparer.Ordinal);
        var (silent, good, told, refused, differences) = (0, 0, 0, 0, new List<string>());
        for (var i = 0; i < cases.Count; i++)
        {
            var errors = found[$"m/{i:D4}.yaml"].GetProperty("errors").EnumerateArray().Where(e => e.GetProperty("severity").GetString() == "error").ToList();
            var isGood = cases[i].GetProperty("valid").GetBoolean();
            var agrees = isGood ? errors.Count == 0 : Expected(cases[i]).SetEquals(errors.Select(Name)) && errors.TrueForAll(IsAtItsLine(cases[i]));
            (good, refused) = isGood ? (good + 1, refused) : (good, refused + 1);
            if (!agrees)
                differences.Add($"{cases[i].GetProperty("id").GetString()}: {string.Join("; ", errors)}");
            else if (isGood)
                silent++;
            else
                told++;
        }

        output.WriteLine($"accepted and silent: {silent} of {good}; refused and told at the line: {told} of {refused}\n{string.Join('\n', differences)}");
        Assert.Equal((780, 780), (silent, good));
        // The one that is not told asks for an address that only the cluster's own range refuses.
        Assert.Equal((81, 82), (told, refused));
    }

    private static List<JsonElement> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(TestData.Find("kubernetes", "public-manifests.jsonl.gz")), CompressionMode.Decompress));
        var cases = new List<JsonElement>();
        while (reader.ReadLine() is { } line)
            cases.Add(JsonDocument.Parse(line).RootElement);
        return cases;
    }

    private static HashSet<string> Expected(JsonElement one)
    {
        if (one.TryGetProperty("requestError", out _))
            return ["BadRequest apiVersion"];
        if (one.TryGetProperty("decodeError", out var decode))
            return ["BadRequest " + decode.GetString()];
        var names = one.TryGetProperty("strictErrors", out var strict) ? strict.EnumerateArray().Select(s => "BadRequest " + s.GetString()).ToHashSet() : [];
        if (one.TryGetProperty("errors", out var errors))
            names.UnionWith(errors.EnumerateArray().Select(e => $"{e.GetProperty("type").GetString()} {e.GetProperty("field").GetString()}"));
        return names;
    }

    private static string Name(JsonElement error)
    {
        var (reason, path) = (error.GetProperty("reason").GetString(), error.GetProperty("path").GetString());
        return reason == "BadRequest" && path != "apiVersion" ? $"{reason} {error.GetProperty("message").GetString()}" : $"{reason} {path}";
    }

    // The line holds the last name of the path, or begins the object that lacks it.
    private static Predicate<JsonElement> IsAtItsLine(JsonElement one)
    {
        var lines = one.GetProperty("yaml").GetString()!.Split('\n');
        return error =>
        {
            var (path, line) = (error.GetProperty("path").GetString()!, error.GetProperty("line").GetInt32());
            var name = path.TrimEnd(']').Split('.', '[')[^1];
            return line >= 1 && line <= lines.Length
                && (lines[line - 1].Contains(name, StringComparison.Ordinal) || char.IsAsciiDigit(name[0])
                    || error.GetProperty("reason").GetString() is "FieldValueRequired" or "FieldValueNotSupported" or "BadRequest"
                    || path.EndsWith("metadata.labels", StringComparison.Ordinal));
        };
    }
}
