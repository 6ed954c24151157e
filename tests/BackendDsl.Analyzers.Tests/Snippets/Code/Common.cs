global using BackendDsl;
global using BackendDsl.Kgateway.V1Alpha1;
global using BackendDsl.Models;
global using k8s;
global using k8s.Models;
global using Policy = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy;
global using Spec = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicySpec;
global using SpecBuilder = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicySpec.Builder;

/// <summary>Helpers that a team keeps in a file of their own.</summary>
public static class Team
{
    public static SpecBuilder For(this SpecBuilder s, string service) => s.TargetRefs(t => t.Group("").Kind("Service").Name(service));
    public static Policy.HealthCheck.Builder Thresholds(this Policy.HealthCheck.Builder h) => h.Timeout("1s").Interval("2s").HealthyThreshold(1).UnhealthyThreshold(2);
    public static void Slow(SpecBuilder s) => s.ConnectTimeout("30s");
    public static Policy.Builder Named(string name) => Policy.New(name, "edge");
    public static bool Flag => Environment.TickCount64 % 2 == 0;
    public static bool Known(string text) => text.Length > Environment.TickCount64;
    public static int Number(string name) => int.Parse(Environment.GetEnvironmentVariable(name) ?? "1", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a test library has, by the names the usual ones share.</summary>
public static class Assert
{
    public static T Throws<T>(Func<object?> run) where T : Exception => throw new InvalidOperationException(run.ToString());
    public static void Equal(object? expected, object? actual) { }
}

public static class Record
{
    public static Exception? Exception(Func<object?> run) => null;
}

public sealed class Assertion
{
    public Assertion Throw<T>() where T : Exception => this;
    public Assertion NotThrow() => this;
}

public static class Assertions
{
    public static Assertion Should(this Action act) => new();
    public static Assertion Should(this Func<object> act) => new();
}
