using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Prints what is found in manifests that projects publish.</summary>
public sealed partial class WhatItFindsTests
{
    [Fact]
    public void The_page_says_what_is_found_in_public_manifests()
    {
        var projects = new SortedDictionary<string, (int All, int Refused)>(StringComparer.Ordinal);
        var mistakes = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(TestData.Find("kubernetes", "public-manifests.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var project = json.RootElement.GetProperty("id").GetString()!.Split('/')[0];
            var document = DocumentReader.Read(json.RootElement.GetProperty("yaml").GetString()!).Documents[0];
            var result = BuiltInValidator.Validate(document.Root, new() { FieldValidation = FieldValidation.Strict });
            var (all, refused) = projects.GetValueOrDefault(project);
            projects[project] = (all + 1, refused + (result.IsValid ? 0 : 1));
            if (result.Errors.Count == 0)
                continue;
            var first = result.Errors[0];
            var what = $"| {json.RootElement.GetProperty("kind").GetString()} | `{Index().Replace(first.Path.ToString(), "[]")}` | {Cell(first.Message)} |";
            mistakes[what] = mistakes.GetValueOrDefault(what) + 1;
        }

        var text = new StringBuilder("| project | manifests | refused |\n|---|---|---|\n");
        foreach (var (name, (all, refused)) in projects)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {all} | {refused} |\n");
        text.Append("\nWhat is found most often, by the first finding of each:\n\n| times | kind | at | the server says |\n|---|---|---|---|\n");
        foreach (var (what, times) in mistakes.OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Take(12))
            text.Append(CultureInfo.InvariantCulture, $"| {times} {what}\n");
        PrintedSection.Check("docs/what-it-finds.md", "public-manifests", text.ToString());
    }

    private static string Cell(string message) => message.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal) is { Length: > 160 } long_ ? long_[..157] + "..." : message.Replace("|", "\\|", StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex(@"\[\d+\]")]
    private static partial System.Text.RegularExpressions.Regex Index();
}
