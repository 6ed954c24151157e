using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>A project with many Deployments of KubernetesClient's types, right ones and some with a mistake.</summary>
internal static class BuiltInSetup
{
    public const int Deployments = 200;
    private const int PerFile = 20;

    /// <summary>A compilation nobody has bound yet.</summary>
    /// <param name="mistakes">True for a Deployment in ten with a mistake in it.</param>
    /// <param name="count">How many, 20 a file.</param>
    public static CSharpCompilation Compilation(bool mistakes, int count = Deployments) => AnalyzerSetup.Compile(
        "global using System; global using System.Collections.Generic; global using BackendDsl; global using k8s.Models;",
        Enumerable.Range(0, (count + PerFile - 1) / PerFile).Select(i => File(i, Math.Min(PerFile, count - i * PerFile), mistakes)));

    private static string File(int number, int count, bool mistakes)
    {
        var text = new StringBuilder($"static class File{number}\n{{\n    static readonly Dictionary<string, string> App = new() {{ [\"app\"] = \"web\" }};\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $$"""
                    [Manifest]
                    public static V1Deployment Web{{i}} => new()
                    {
                        Metadata = new() { Name = "web-{{i}}", NamespaceProperty = "shop", Labels = App },
                        Spec = new()
                        {
                            Replicas = {{(mistakes && i % 10 == 0 ? -1 : 2)}},
                            Selector = new() { MatchLabels = App },
                            Template = new()
                            {
                                Metadata = new() { Labels = App },
                                Spec = new()
                                {
                                    Containers =
                                    [
                                        new()
                                        {
                                            Name = "web",
                                            Image = "web:1",
                                            Ports = [new() { Name = "http", ContainerPort = 8080 }],
                                            Env = [new() { Name = "MODE", Value = "fast" }],
                                            Resources = new() { Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("100m") }, Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1") } },
                                            ReadinessProbe = new() { HttpGet = new() { Path = "/", Port = "http" }, PeriodSeconds = 5 },
                                            VolumeMounts = [new() { Name = "data", MountPath = "/data" }],
                                        },
                                    ],
                                    Volumes = [new() { Name = "data", EmptyDir = new() }],
                                },
                            },
                        },
                    };

                """);
        }

        return text.Append("}\n").ToString();
    }
}
