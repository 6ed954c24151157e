using BackendDsl.Generator.Tests.Harness;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Generator.Tests;

/// <summary>Every definition of the corpus, as a user would feed it.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void BackendConfigPolicy_compiles_without_a_warning()
    {
        var run = Run.Generate([new TextFile("/crds/policy.yaml", TestData.ReadText("kgateway", "backendconfigpolicies.crd.yaml"))]).Clean();
        foreach (var (name, text) in run.Sources)
            output.WriteLine($"{name}: {text.Length} characters, {text.Count(c => c == '\n')} lines");
        if (Environment.GetEnvironmentVariable("BACKENDDSL_PRINT") is { Length: > 0 } folder)
        {
            foreach (var (name, text) in run.Sources)
                File.WriteAllText(Path.Combine(folder, name.Replace('/', '_')), text);
        }
    }
}
