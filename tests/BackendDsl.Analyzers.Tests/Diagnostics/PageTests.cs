using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Analyzers.Tests.Agreement;
using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>Every id has a page, and the examples on it do what the page says.</summary>
public partial class PageTests
{
    private const string Usings =
        """
        using BackendDsl;
        using BackendDsl.Kgateway.V1Alpha1;
        using Example.V1;
        using k8s;
        using k8s.Models;

        """;

    private static readonly string s_folder = Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics");

    private static readonly HashSet<string> s_rules =
        [.. typeof(BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy).Assembly.GetCustomAttributes<ControllerRuleAttribute>().Select(a => a.Id)];

    private static readonly DiagnosticDescriptor[] s_descriptors =
        [
            .. new[] { new ResourceAnalyzer(), (DiagnosticAnalyzer)new ManifestAnalyzer(), new PolicyMethodAnalyzer(), new ManifestMemberAnalyzer(), new LostWriteAnalyzer() }
                .SelectMany(a => a.SupportedDiagnostics)
                // The block of controller rules is declared as a whole; those that there are have their pages.
                .Where(d => d.Id[4] != '4' || d.Id == "BDSL4090" || s_rules.Contains(d.Id)),
        ];

    [Fact]
    public void Every_id_has_a_page_and_a_release_row()
    {
        var releases = string.Concat(Directory.GetFiles(Path.Combine(TestData.RepositoryRoot, "generator"), "AnalyzerReleases.*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        var ids = typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)
            .Concat(s_descriptors.Select(d => d.Id)).Distinct().ToList();
        Assert.All(ids, id => Assert.True(File.Exists(Path.Combine(s_folder, id + ".md")), $"{id} has no page"));
        Assert.All(ids, id => Assert.True(releases.Contains(id + " | ", StringComparison.Ordinal), $"{id} has no row in AnalyzerReleases.Unshipped.md"));
    }

    [Fact]
    public void Every_descriptor_links_to_its_page_and_says_what_it_is() => Assert.All(s_descriptors, d =>
    {
        // A link is absolute or there is none; see HelpLinks.
        Assert.Equal(HelpLinks.Of(d.Id), d.HelpLinkUri);
        Assert.True(d.HelpLinkUri.Length == 0 || Uri.TryCreate(d.HelpLinkUri, UriKind.Absolute, out _));
        Assert.StartsWith($"# {d.Id}: ", File.ReadAllText(Path.Combine(s_folder, d.Id + ".md")), StringComparison.Ordinal);
        Assert.False(d.Title.ToString().EndsWith('.'));
        Assert.NotEmpty(d.Description.ToString());
    });

    [Fact]
    public void A_link_is_below_the_address_or_there_is_none()
    {
        Assert.Equal("", HelpLinks.Below("", "BDSL1002"));
        Assert.Equal("https://docs.example.com/v1/diagnostics/BDSL1002.md", HelpLinks.Below("https://docs.example.com/v1/", "BDSL1002"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_do_as_they_say(string id)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(s_folder, id + ".md"), TestContext.Current.CancellationToken);
        var good = text.IndexOf("\nGood:", StringComparison.Ordinal);
        var bad = text.IndexOf("\nBad:", StringComparison.Ordinal);
        Assert.True(bad > 0 && good > bad, "a page shows a bad and a good example");
        Assert.Contains(id, await Evaluate(text[bad..good]));
        Assert.DoesNotContain(await Evaluate(text[good..]), found => found is not ("BDSL4032" or "BDSL4090"));
    }

    public static TheoryData<string> Pages() =>
        [.. s_descriptors.Select(d => d.Id).Distinct().Where(id => id[4] != '5' && (id[4] != '4' || id == "BDSL4090") && id != "BDSL0105").Order(StringComparer.Ordinal)];

    /// <summary>The pages of controller rules show the spec as JSON; in C# it is told the same.</summary>
    [Theory]
    [MemberData(nameof(ControllerPages))]
    public async Task Controller_examples_do_as_they_say(string id)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(s_folder, id + ".md"), TestContext.Current.CancellationToken);
        var match = JsonExample().Match(text);
        Assert.True(match.Success, "no examples");
        // A page may cut an overlong value short.
        if (match.Groups["bad"].Value.EndsWith("...", StringComparison.Ordinal))
            return;
        // A page says what it is about.
        var kind = text.Contains("of a Backend.", StringComparison.Ordinal) ? "Backend" : "BackendConfigPolicy";
        var bad = await EvaluateSpec(match.Groups["bad"].Value, kind);
        if (text.Contains("nvoy version", StringComparison.Ordinal) && !bad.Contains(id) || NeedsTargets(id))
            return;
        Assert.Contains(id, bad);
        Assert.DoesNotContain(id, await EvaluateSpec(match.Groups["good"].Value, kind));
    }

    public static TheoryData<string> ControllerPages() => [.. s_rules.Order(StringComparer.Ordinal)];

    /// <summary>Rules that speak only when something else is known (a target, Envoy's version): tests of their own.</summary>
    private static bool NeedsTargets(string id) =>
        File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Kgateway", "Policies", "backendconfigpolicy.yaml"))
            .Split("\n- id: ").Where(r => r.StartsWith(id, StringComparison.Ordinal)).All(r => r.Contains("\n  needs: ", StringComparison.Ordinal));

    [GeneratedRegex(@"^Bad: `(?<bad>.*)`\n\nGood: `(?<good>.*)`$", RegexOptions.Multiline)]
    private static partial Regex JsonExample();

    private static async Task<List<string>> EvaluateSpec(string spec, string kind)
    {
        var compilation = AnalyzerRun.Compile("");
        var type = compilation.GetTypeByMetadataName("BackendDsl.Kgateway.V1Alpha1." + kind)!;
        var resource = JsonDocument.Parse("{\"metadata\":{\"name\":\"p\",\"namespace\":\"n\"},\"spec\":" + spec + "}").RootElement;
        var code = new BuilderPrinter(ModelCatalog.Create(compilation)!, hideScalars: false).Print(resource, type);
        Assert.NotNull(code);
        return [.. (await AnalyzerRun.RunAsync(AnalyzerRun.Compile($"static class Code {{ static object It => {code}; }}"))).Select(d => d.Id)];
    }

    private static async Task<List<string>> Evaluate(string part)
    {
        var files = new List<(string Path, string Item, string Text)>();
        var members = new List<string>();
        var properties = new Dictionary<string, string>();
        foreach (Match block in Fence().Matches(part))
        {
            var body = block.Groups["body"].Value;
            switch (block.Groups["kind"].Value.Trim())
            {
                case "yaml": files.Add(("/manifest.yaml", "KubernetesManifest", body)); break;
                case "json baseline": files.Add(("/backenddsl.baseline.json", "BackendDslBaseline", body)); break;
                case "yaml policy": files.Add(("/policy.yaml", "AdmissionPolicy", body)); break;
                case "csharp members": members.Add(body); break;
                case "properties": properties.Add(body.Trim().Split('=')[0], body.Trim().Split('=')[1]); break;
                default: members.Add("static object Example => " + body.TrimEnd() + ";"); break;
            }
        }

        var compilation = AnalyzerRun.Generate(
            AnalyzerRun.Compile(Usings + "static class Examples\n{\n" + string.Join("\n", members) + "\n}\n"),
            Path.Combine(s_folder, "widget.crd.yaml"),
            "Example");
        var options = new AnalyzerOptions(
            [.. files.Select(f => new FileText(f.Path, f.Text))],
            new BuildOptions(files.ToDictionary(f => f.Path, f => f.Item), properties));
        var diagnostics = await AnalyzerRun.RunAsync(compilation, options, new ResourceAnalyzer(), new ManifestAnalyzer(), new PolicyMethodAnalyzer(), new ManifestMemberAnalyzer(), new LostWriteAnalyzer());
        return [.. diagnostics.Select(d => d.Id)];
    }

    [GeneratedRegex(@"^```(?<kind>[^\n]+)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
