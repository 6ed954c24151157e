using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BenchmarkDotNet.Attributes;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>A rule beside the other CEL package for .NET (<c>Cel</c>): compiled once, and evaluated on an object of three members.</summary>
[MemoryDiagnoser]
public class CelBenchmarks
{
    /// <summary>The rule.</summary>
    public const string Text = "has(self.a) && self.b >= 1 && self.c.startsWith('x')";

    private readonly (CelExpression Rule, Value Self) _rule = RuntimeSetup.Rule();
    private readonly CelExpression _untyped = CelExpression.Compile(Text, CelEnvironment.Create("1.36").WithVariable("self", CelType.Dyn));
    private readonly CelBindings _bindings = new();
    private readonly global::Cel.CelProgramDelegate _other = Environment().Compile(Text);
    private readonly Dictionary<string, object?> _variables = new() { ["self"] = new Dictionary<string, object?> { ["a"] = "a", ["b"] = 2L, ["c"] = "xyz" } };

    [GlobalSetup]
    public void Setup() => _bindings.Set("self", CelValue.Of(_rule.Self));

    /// <summary>As a rule of a definition, with the types of its schema.</summary>
    [Benchmark(Baseline = true)]
    public bool Rule() => _rule.Rule.Evaluate(_rule.Self).IsTrue;

    /// <summary>With a variable of any type, as policies see objects.</summary>
    [Benchmark]
    public bool Untyped() => _untyped.Evaluate(_bindings).IsTrue;

    [Benchmark]
    public bool OtherPackage() => (bool)_other(_variables)!;

    [Benchmark]
    public object Compile() => CelExpression.Compile(Text, CelEnvironment.Create("1.36").WithVariable("self", CelType.Dyn));

    [Benchmark]
    public object CompileByOtherPackage() => Environment().Compile(Text);

    /// <summary>All of them say that the rule holds: a benchmark of something else would be worth nothing.</summary>
    public bool IsTheSame() => Rule() && Untyped() && OtherPackage();

    private static global::Cel.CelEnvironment Environment() => new(null, null);
}
