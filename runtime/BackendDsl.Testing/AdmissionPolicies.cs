using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Documents;
using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>
/// ValidatingAdmissionPolicies with their bindings and parameters, read from the files that a cluster gets. Immutable and safe for any number of threads.
/// </summary>
/// <remarks>
/// A policy without a binding has no effect in a cluster. In a test it is judged as if it were bound to everything with <c>Deny</c>, since the rule is what is
/// tested; a policy that has a binding is judged as that says.
/// </remarks>
public sealed class AdmissionPolicies
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];
    private readonly IReadOnlyList<Value> _documents;

    private AdmissionPolicies(IReadOnlyList<Value> documents) => _documents = documents;

    /// <summary>The names of the policies, in order of their files.</summary>
    public IReadOnlyList<string> Names => [.. Documents("ValidatingAdmissionPolicy").Select(Name)];

    /// <summary>Reads policy files: YAML or JSON, one or many documents each.</summary>
    /// <param name="paths">
    /// Files, or folders with everything below them. A relative path counts from the folder of the test assembly, where a project copies its policies to
    /// (<c>CopyToOutputDirectory</c>).
    /// </param>
    /// <exception cref="FileNotFoundException">A path leads nowhere, or a folder holds no YAML or JSON.</exception>
    /// <exception cref="FormatException">A file is not YAML, or holds a policy that a server would refuse; the message says where and why.</exception>
    public static AdmissionPolicies Load(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var documents = new List<Value>();
        foreach (var path in paths.SelectMany(Files))
            Read(File.ReadAllText(path), path, documents);
        return Check(documents);
    }

    /// <summary>Reads policies from a text.</summary>
    /// <exception cref="FormatException">It is not YAML, or holds a policy that a server would refuse.</exception>
    public static AdmissionPolicies Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var documents = new List<Value>();
        Read(text, "the text", documents);
        return Check(documents);
    }

    /// <summary>These policies with further objects as their parameters, which a binding's <c>paramRef</c> finds by name or label.</summary>
    public AdmissionPolicies WithParameters(params IKubernetesObject<V1ObjectMeta>[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new([.. _documents, .. parameters.Select(p => Value.Of(ResourceValue.Of(p)))]);
    }

    /// <summary>One of the policies alone, with its bindings and all parameters.</summary>
    /// <exception cref="ArgumentException">There is no policy of this name.</exception>
    public AdmissionPolicies Only(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
            throw new ArgumentException($"no policy '{name}' is known; there are {string.Join(", ", Names)}", nameof(name));
        return new([.. _documents.Where(d => Kind(d) switch
        {
            "ValidatingAdmissionPolicy" => Name(d) == name,
            "ValidatingAdmissionPolicyBinding" => PolicyOf(d) == name,
            _ => true,
        })]);
    }

    /// <summary>
    /// Every policy with every resource, as the rows of a theory: <c>[Theory, MemberData(nameof(Cases))]</c> with
    /// <c>public static IEnumerable&lt;object[]&gt; Cases =&gt; Policies.Cases(...)</c>. A row holds a <see cref="PolicyCase"/>.
    /// </summary>
    public IEnumerable<object[]> Cases(params IEnumerable<IKubernetesObject<V1ObjectMeta>> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var all = resources.ToList();
        return Names.SelectMany(name => all.Select(resource => new object[] { new PolicyCase(Only(name), name, resource) }));
    }

    /// <summary>What the policies say of a request.</summary>
    internal PolicyEvaluation Evaluate(IKubernetesObject<V1ObjectMeta> resource, Situation situation)
    {
        var set = PolicySet.Load(Bound(), situation.ServerVersion);
        return set.Evaluate(AdmissionRequests.Of(resource, situation));
    }

    private IEnumerable<Value> Bound()
    {
        var bound = Documents("ValidatingAdmissionPolicyBinding").Select(PolicyOf).ToHashSet(StringComparer.Ordinal);
        return _documents.Concat(Names.Where(n => !bound.Contains(n)).Select(Binding));
    }

    private static Value Binding(string policy)
    {
        var metadata = new ObjectNode();
        metadata.Set("name", Value.Of(policy));
        var spec = new ObjectNode();
        spec.Set("policyName", Value.Of(policy));
        spec.Set("validationActions", Value.Of(new ArrayNode([Value.Of("Deny")])));
        var binding = new ObjectNode();
        binding.Set("apiVersion", Value.Of("admissionregistration.k8s.io/v1"));
        binding.Set("kind", Value.Of("ValidatingAdmissionPolicyBinding"));
        binding.Set("metadata", Value.Of(metadata));
        binding.Set("spec", Value.Of(spec));
        return Value.Of(binding);
    }

    private static IEnumerable<string> Files(string path)
    {
        var full = Path.GetFullPath(path, AppContext.BaseDirectory);
        if (File.Exists(full))
            return [full];
        if (!Directory.Exists(full))
            throw new FileNotFoundException($"There is no policy file or folder '{full}'. Copy it beside the tests: <None Include=\"policies/**\" CopyToOutputDirectory=\"PreserveNewest\" />.", full);
        var files = Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Where(f => s_extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new FileNotFoundException($"The folder '{full}' holds no YAML or JSON file.", full);
    }

    private static void Read(string text, string name, List<Value> documents)
    {
        var set = DocumentReader.Read(text);
        if (set.Problems.FirstOrDefault(p => p.Severity == ProblemSeverity.Error) is { } problem)
            throw new FormatException($"{name}{problem.Mark}: {problem.Message}");
        foreach (var document in set.Documents)
            Flatten(document.Root, documents);
    }

    private static void Flatten(in Value document, List<Value> documents)
    {
        if (document.Kind != ValueKind.Object)
            return;
        if (!Kind(document).EndsWith("List", StringComparison.Ordinal) || document.Object["items"] is not { Kind: ValueKind.Array } items)
        {
            documents.Add(document);
            return;
        }

        for (var i = 0; i < items.Array.Count; i++)
        {
            if (items.Array[i].Kind == ValueKind.Object)
                documents.Add(items.Array[i]);
        }
    }

    private static AdmissionPolicies Check(List<Value> documents)
    {
        var policies = new AdmissionPolicies(documents);
        if (policies.Names.Count == 0)
            throw new FormatException("There is no ValidatingAdmissionPolicy in what was read.");
        var problems = PolicySet.Load(policies.Bound()).Problems;
        return problems.Count == 0 ? policies : throw new FormatException(string.Join("\n", problems));
    }

    private IEnumerable<Value> Documents(string kind) => _documents.Where(d => Kind(d) == kind);

    private static string Kind(Value document) => Text(document.Object["kind"]);

    private static string Name(Value document) => document.Object["metadata"] is { Kind: ValueKind.Object } metadata ? Text(metadata.Object["name"]) : "";

    private static string PolicyOf(Value binding) => binding.Object["spec"] is { Kind: ValueKind.Object } spec ? Text(spec.Object["policyName"]) : "";

    private static string Text(in Value value) => value.Kind == ValueKind.String ? value.String : "";
}
