using BackendDsl.Benchmarks.Generator;
using BenchmarkDotNet.Running;

// --smoke: a few measured runs without BenchmarkDotNet, in seconds instead of minutes.
if (args is ["--smoke", ..])
{
    GeneratorSmoke.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
