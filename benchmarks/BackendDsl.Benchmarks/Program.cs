using BackendDsl.Benchmarks.Analyzer;
using BackendDsl.Benchmarks.Build;
using BackendDsl.Benchmarks.Generator;
using BackendDsl.Benchmarks.Runtime;
using BenchmarkDotNet.Running;

// --smoke: a few measured runs without BenchmarkDotNet, in seconds instead of minutes.
if (args is ["--smoke", ..])
{
    if (args is [_] or [_, "generator"])
        GeneratorSmoke.Run();
    if (args is [_] or [_, "runtime"])
        RuntimeSmoke.Run();
    if (args is [_] or [_, "verdict"])
        VerdictSmoke.Run();
    if (args is [_] or [_, "analyzer"])
        AnalyzerSmoke.Run();
    if (args is [_] or [_, "editor"])
        EditorSmoke.Run();
    if (args is [_] or [_, "build"])
        BuildSmoke.Run();
    if (args is [_, "build", var largest] && int.TryParse(largest, out var size))
        BuildSmoke.Run(size);
    // In a process of its own: nothing is compiled yet.
    if (args is [_, "first-cluster"])
        FirstCluster.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
