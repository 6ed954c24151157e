using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>
/// Objects that were broken on purpose (<c>eng/cases/schemas.py</c>): what is told is what was done to them, field by field, and nothing else.
/// </summary>
public sealed class CommittedCaseTests(ITestOutputHelper output)
{
    private static readonly string s_folder = Path.Combine(TestData.RepositoryRoot, "tests", "Cases");

    [Fact]
    public void What_was_broken_is_told_and_nothing_else()
    {
        var validators = Directory.GetFiles(Path.Combine(s_folder, "crds")).Select(f => Assert.Single(CustomResourceDefinitionReader.Read(File.ReadAllText(f)).Definitions))
            .ToDictionary(d => d.Kind, d => SchemaValidator.Create(d.Versions[0].Schema!, ResourceIdentity.Of(d, d.Versions[0])), StringComparer.Ordinal);
        var (count, valid, differences) = (0, 0, new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(s_folder, "objects.jsonl")))
        {
            var one = DocumentReader.ReadOne(line).Object;
            var expected = Texts(one["errors"]);
            var result = validators[one["object"].Object["kind"].String].Validate(one["object"]);
            var told = result.Violations.Select(f => $"{f.Id} {f.Path}").Concat(result.UnknownFields.Select(f => $"BDSL1014 {f}")).Order(StringComparer.Ordinal).ToList();
            count++;
            using (HostileCulture.Enter())
            {
                // The words are the server's, whatever the culture of the machine writes for minus and comma.
                Assert.Equal(string.Join("; ", result.Violations), string.Join("; ", validators[one["object"].Object["kind"].String].Validate(one["object"]).Violations));
            }

            valid += expected.Count == 0 ? 1 : 0;
            if (!told.SequenceEqual(expected, StringComparer.Ordinal))
                differences.Add($"{line}\n  expected {string.Join(", ", expected)}\n  told     {string.Join(", ", told)}: {string.Join("; ", result.Violations)}");
        }

        output.WriteLine($"{count - differences.Count} of {count} objects ({valid} valid) judged as made");
        Assert.True(count >= 13_000);
        Assert.True(differences.Count == 0, $"{differences.Count} of {count}\n{string.Join("\n", differences.Take(5))}");
    }

    private static List<string> Texts(Value list)
    {
        var texts = new List<string>();
        for (var i = 0; i < list.Array.Count; i++)
            texts.Add(list.Array[i].String);
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }
}
