using System.Globalization;
using BackendDsl.Benchmarks.Analyzer;
using BackendDsl.Benchmarks.Build;
using BackendDsl.Benchmarks.Command;
using BackendDsl.Benchmarks.Envoys;
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
    if (args is [_, "reading"])
        RuntimeSmoke.Reading();
    if (args is [_] or [_, "first-verdict"])
        FirstVerdict.Run();
    if (args is [_, "translation"])
        TranslationSmoke.Run();
    if (args is [_] or [_, "cel"])
        CelSmoke.Run();
    if (args is [_, "deployments"])
        AnalyzerSmoke.Deployments();
    if (args is [_] or [_, "analyzer"])
        AnalyzerSmoke.Run();
    if (args is [_] or [_, "editor"])
        EditorSmoke.Run();
    if (args is [_] or [_, "envoy"])
        EnvoySmoke.Run();
    if (args is [_] or [_, "build"])
        BuildSmoke.Run();
    if (args is [_, "build", var part])
        BuildSmoke.Run(part);
    // In a process of its own: nothing is compiled yet.
    if (args is [_, "first-cluster"])
        FirstCluster.Run();
    if (args is [_] or [_, "command"])
        CommandSmoke.Run();
    if (args is [_] or [_, "host"])
        HostSmoke.Run();
    return;
}

// --dump MIB PATH: a config dump of that size, for trying the command on.
if (args is ["--dump", var size, var path])
{
    using var file = File.Create(path);
    Console.WriteLine($"{DumpWriter.Write(file, long.Parse(size, CultureInfo.InvariantCulture) << 20)} clusters");
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
