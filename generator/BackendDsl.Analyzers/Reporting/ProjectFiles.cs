using System.Collections.Immutable;
using BackendDsl.Analyzers.Manifests;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The policy and manifest files of a project. Each text is read once as long as it does not change: a keystroke in C# reads none of
/// them again.
/// </summary>
internal sealed class ProjectFiles
{
    public const string AdmissionPolicy = "AdmissionPolicy";
    public const string KubernetesManifest = "KubernetesManifest";
    public const string BaselineItem = "BackendDslBaseline";

    private const int CacheLimit = 64;
    private static readonly object s_lock = new();
    private static readonly Dictionary<string, PolicySet> s_policies = new(StringComparer.Ordinal);

    private readonly Func<SourceText, DocumentSet> _read;
    private readonly ImmutableArray<AdditionalText> _policyFiles;
    private readonly ImmutableArray<AdditionalText> _manifestFiles;
    private readonly KubernetesVersion _version;
    private readonly Lazy<PolicySet> _policies;
    private readonly Lazy<TemplateFiles> _templates;
    private readonly Lazy<IReadOnlyList<Value>> _manifests;

    public ProjectFiles(AnalyzerOptions options, KubernetesVersion version, Func<SourceText, DocumentSet> read)
    {
        _read = read;
        _version = version;
        var provider = options.AnalyzerConfigOptionsProvider;
        _policyFiles = Select(options.AdditionalFiles, provider, AdmissionPolicy);
        _manifestFiles = Select(options.AdditionalFiles, provider, KubernetesManifest);
        BaselineFile = Select(options.AdditionalFiles, provider, BaselineItem).FirstOrDefault();
        Accepted = new(BaselineFile?.GetText() is { } text ? Baseline.Read(text.ToString()) : Baseline.Empty, BaselineFile?.Path ?? "");
        _policies = new(LoadPolicies);
        _templates = new(() => new(_manifestFiles, Read));
        _manifests = new(() => [.. _manifestFiles.Where(f => !Templates.Contains(f)).SelectMany(f => Read(f)?.Documents ?? []).Select(static d => d.Root).Where(static r => r.Kind == ValueKind.Object)]);
    }

    /// <summary>Reads a text through the driver's cache, which keeps it as long as the text lives.</summary>
    public static SourceTextValueProvider<DocumentSet> Documents { get; } = new(static text => DocumentReader.ReadResources(text.ToString()));

    /// <summary>The file with findings that are accepted; null where there is none.</summary>
    public AdditionalText? BaselineFile { get; }

    /// <summary>What is accepted.</summary>
    public AcceptedFindings Accepted { get; }

    public ImmutableArray<AdditionalText> PolicyFiles => _policyFiles;

    public ImmutableArray<AdditionalText> ManifestFiles => _manifestFiles;

    /// <summary>Those of the manifest files that are the input of Helm or kustomize.</summary>
    public TemplateFiles Templates => _templates.Value;

    /// <summary>The policies of all files together.</summary>
    public PolicySet Policies => _policyFiles.IsEmpty ? PolicySet.Empty : _policies.Value;

    /// <summary>The objects in hand-written manifests.</summary>
    public IReadOnlyList<Value> Manifests => _manifestFiles.IsEmpty ? [] : _manifests.Value;

    /// <summary>The documents of a file; null where it cannot be read at all.</summary>
    public DocumentSet? Read(AdditionalText file) => file.GetText() is { } text ? _read(text) : null;

    /// <summary>What the build says a file is; see the package's build targets.</summary>
    public static bool Is(AdditionalText file, AnalyzerConfigOptionsProvider provider, string item) =>
        provider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.BackendDslItem", out var value) && value == item;

    private static ImmutableArray<AdditionalText> Select(ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider provider, string item) =>
        files.IsEmpty ? [] : [.. files.Where(f => Is(f, provider, item)).OrderBy(static f => f.Path, StringComparer.Ordinal)];

    private PolicySet LoadPolicies()
    {
        var key = _version.Minor + "\n" + string.Join("\n", _policyFiles.Select(static f => f.GetText() is { } text ? Convert.ToBase64String([.. text.GetChecksum()]) : ""));
        lock (s_lock)
        {
            if (s_policies.TryGetValue(key, out var known))
                return known;
            if (s_policies.Count > CacheLimit)
                s_policies.Clear();
            return s_policies[key] = PolicySet.Load(_policyFiles.SelectMany(f => Read(f)?.Documents ?? []).Select(static d => d.Root), _version);
        }
    }
}
