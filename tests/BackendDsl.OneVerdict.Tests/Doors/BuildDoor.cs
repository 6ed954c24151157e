using System.Reflection;
using BackendDsl.ManifestHost;

namespace BackendDsl.OneVerdict.Tests.Doors;

/// <summary>The manifests step of a build, over the assembly of a case.</summary>
internal static class BuildDoor
{
    public static List<Verdict> Evaluate(VerdictCase verdictCase, Assembly assembly)
    {
        var folder = Directory.CreateTempSubdirectory("backenddsl-").FullName;
        try
        {
            var options = EmitOptions.Parse(Options(verdictCase, folder));
            var evaluation = new ManifestEvaluation(options);
            foreach (var member in ManifestDiscovery.FindManifests(assembly, options.Sources))
                evaluation.Run(member);
            return [.. evaluation.Problems.Concat(ManifestFindings.Of(assembly, evaluation.Resources, options)).Where(p => p.Code[4] is >= '1' and <= '5').Select(Read)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Name, string Value)> Options(VerdictCase verdictCase, string folder)
    {
        yield return ("Assembly", "case.dll");
        yield return ("Project", "case");
        yield return ("ProjectDirectory", folder);
        if (verdictCase.Policy.Length > 0)
        {
            var path = Path.Combine(folder, "policy.yaml");
            File.WriteAllText(path, verdictCase.Policy);
            yield return ("Policy", path);
        }

        foreach (var (name, value) in verdictCase.Properties)
            yield return name switch { "KubernetesServerVersion" => ("ServerVersion", value), "FieldValidation" => (name, value), _ => ("Export." + name, value) };
    }

    private static Verdict Read(EmitProblem problem)
    {
        Assert.NotNull(problem.Finding);
        var text = problem.Finding.ToText();
        Assert.EndsWith(": " + text, problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Code, problem.Finding.Id);
        Assert.Equal(problem.Severity, problem.Finding.Severity);
        return Verdict.Of(problem.Finding);
    }
}
