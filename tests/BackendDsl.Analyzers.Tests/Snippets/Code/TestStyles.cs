// Tests that await a failure, in the styles of the usual libraries, and through helpers of their own.
namespace Acme.Tests;

public delegate void Step();
public sealed class FactAttribute : Attribute { }
public sealed class TheoryAttribute : Attribute { }
public sealed class MemberDataAttribute(string name) : Attribute { public string Name => name; }
public sealed class TestCaseSourceAttribute(string name) : Attribute { public string Name => name; }
public sealed class ExpectedExceptionAttribute(Type type) : Attribute { public Type Type => type; }
public static class Should2 { public static T Throw<T>(Action act) where T : Exception => throw new NotSupportedException(); public static Task<T> ThrowAsync<T>(Func<Task> act) where T : Exception => throw new NotSupportedException(); public static void NotThrow(Action act) { } }
public static class FluentActions { public static Action Invoking(Action a) => a; public static Action Invoking<T>(this T s, Action<T> a) => () => a(s); public static Func<Task> Awaiting(Func<Task> f) => f; }
public sealed class AsyncAssertion { public Task<Assertion> ThrowAsync<T>() where T : Exception => Task.FromResult(new Assertion()); }
public static class Fluent2 { public static AsyncAssertion Should(this Func<Task> f) => new(); public static Assertion ShouldBe(this object? o, object? e) => new(); public static Assertion WithMessage(this Assertion a, string m) => a; public static void ShouldThrow<T>(this Action a) where T : Exception { } }
public static class NUnitLike { public static void That(Action a, object constraint) { } public static void That(object? a, object constraint) { } }
public static class Throws { public static object InstanceOf<T>() => new(); public static object TypeOf<T>() => new(); public static object Exception => new(); public static object Nothing => new(); }
public static class Is { public static object True => new(); public static object EqualTo(object o) => o; }
public static class MsTest { public static T ThrowsException<T>(Func<object> f) where T : Exception => throw new NotSupportedException(); public static T ThrowsExactly<T>(Action f) where T : Exception => throw new NotSupportedException(); public static Task<T> ThrowsAsync<T>(Func<Task> f) where T : Exception => throw new NotSupportedException(); }

public class PolicyTests
{
    static Policy Bad() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); // silent
    [Fact] public void R02() => MsTest.ThrowsExactly<ResourceInvalidException>(() => Bad()); // silent
    [Fact] public void R03() => MsTest.ThrowsException<ResourceInvalidException>(Bad); // silent
    [Fact] public void R04() => Should2.Throw<ResourceInvalidException>(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build()); // silent
    [Fact] public async Task R05() => await Should2.ThrowAsync<ResourceInvalidException>(async () => { await Task.Yield(); Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); }); // silent
    [Fact] public void R06() => FluentActions.Invoking(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build()).Should().Throw<ResourceInvalidException>().WithMessage("*duration*"); // silent
    [Fact] public async Task R07() => await FluentActions.Awaiting(async () => { await Task.Yield(); _ = Policy.New("Bad_Name", "n").Spec(s => s.For("x")).Build(); }).Should().ThrowAsync<ResourceInvalidException>(); // silent
    [Fact] public void R08() => NUnitLike.That(() => { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); }, Throws.InstanceOf<ResourceInvalidException>()); // silent
    [Fact] public void R09() => NUnitLike.That(() => { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); }, Throws.Exception); // silent
    [Fact, ExpectedException(typeof(ResourceInvalidException))] public void R10() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); // silent
    static string Refused(Action act) { try { act(); return ""; } catch (ResourceInvalidException e) { return e.Message; } }
    [Fact] public void R11() => Refused(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build()).ShouldBe("x"); // silent
    static ResourceInvalidException Invalid(Func<object> make) => Assert.Throws<ResourceInvalidException>(make);
    [Fact] public void R12() => Assert.Equal(1, Invalid(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build()).Violations.Count); // silent
    [Fact] public void R13() { var e = Invalid(() => { var p = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")); return p.Build(); }); Assert.Equal("", e.Message); } // silent
    static readonly Func<object>[] Broken = [() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(), () => Policy.New("Not_A_Name").Spec(s => s.For("x")).Build()]; // silent
    [Fact] public void R15() { foreach (var make in Broken) Assert.Throws<ResourceInvalidException>(make); } // silent
    public static IEnumerable<object[]> Cases() { yield return [(Func<object>)(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build())]; } // silent
    [Theory, MemberData(nameof(Cases))] public void R17(Func<object> make) => Assert.Throws<ResourceInvalidException>(make); // silent
    [Fact] public void R18() { var build = () => (object)Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); Assert.Throws<ResourceInvalidException>(build); } // silent
    [Fact] public void R19() { var b = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")); Assert.Throws<ResourceInvalidException>(() => b.Build()); } // silent
    [Fact] public void R20() { var b = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")); Assert.Throws<ResourceInvalidException>(b.Build); } // silent
    [Fact] public void R21() { var p = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).BuildUnchecked(); Assert.Equal("FieldValueInvalid", p.Validate().Violations.Single().Reason); } // silent
    [Fact] public void R22() { try { _ = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); } catch (ResourceInvalidException e) when (e.Violations.Count == 1) { } } // silent
    [Fact] public void R23() { Policy? p = null; try { p = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); } catch (Exception e) when (e is ResourceInvalidException) { } Assert.Equal(null, p); } // silent
    [Fact] public void R24() { Step step = () => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); Assert.Throws<ResourceInvalidException>(() => { step(); return null; }); } // silent
    [Fact] public void R25() { Action act = () => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); act.ShouldThrow<ResourceInvalidException>(); } // silent
    [Fact] public void R26() { void Act() { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); } ((Action)Act).Should().Throw<ResourceInvalidException>(); } // silent
    [Fact] public async Task R27() { var act = async () => { await Task.Delay(1); Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build(); }; await act.Should().ThrowAsync<ResourceInvalidException>(); } // silent
    [Fact] public void R28() { var ex = Record.Exception(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout("5 s")).Build()); Assert.Equal(typeof(ResourceInvalidException), ex?.GetType()); } // silent
    [Fact] public void R29() { var e = Assert.Throws<ResourceInvalidException>(() => Policy.FromYaml("metadata: {name: Bad_Name}\nspec: {connectTimeout: 5 s}").Validate().ThrowIfInvalid2()); } // silent
    [Fact] public void R30() { foreach (var bad in new[] { "5 s", "x", "" }) Assert.Throws<ResourceInvalidException>(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout(bad)).Build()); } // silent
    [Fact] public void R31() => Assert.Throws<ResourceInvalidException>(() => new Policy { Metadata = new() { Name = "a" }, Spec = new() { ConnectTimeout = "5 s", TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }.ToBuilder().Build()); // silent
    [Fact] public void R32() { var seed = new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; Assert.Throws<ResourceInvalidException>(() => seed.ToBuilder().Spec(s => s.ConnectTimeout("5 s")).Build()); } // silent

    [Fact] public void W01() => Should2.NotThrow(() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build());
    [Fact] public void W02() => NUnitLike.That(() => { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); }, Throws.Nothing);
    [Fact] public void W03() => NUnitLike.That(Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build().Validate().IsValid, Is.True);
    [Fact] public void W04() { var p = Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); Assert.Throws<InvalidOperationException>(() => p.ToString()); }
    [Fact] public void W05() { try { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); } catch (ArgumentException) { } finally { } }
    [Fact] public void W06() { try { throw new ResourceInvalidException2(); } catch (ResourceInvalidException2) { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); } }
    static object Good() => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build();
    [Fact] public void W07() => Assert.Equal(1, Good());
}
public sealed class ResourceInvalidException2 : Exception;
public static class V { public static object ThrowIfInvalid2(this ValidationResult r) => r; }
