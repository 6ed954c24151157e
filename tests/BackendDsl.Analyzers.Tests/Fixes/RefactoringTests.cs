using BackendDsl.CodeFixes;

namespace BackendDsl.Analyzers.Tests.Fixes;

public class RefactoringTests
{
    private static string Member(string expression, string type = "BackendConfigPolicy") => $"static class Code\n{{\n    static {type} It => {expression};\n}}\n";

    [Fact]
    public async Task Pasted_yaml_becomes_builder_calls()
    {
        const string yaml = "\"\"\"\n        apiVersion: gateway.kgateway.dev/v1alpha1\n        kind: Backend$$ConfigPolicy\n        metadata:\n          name: web\n          namespace: edge\n          labels:\n            team: a\n        spec:\n          targetRefs:\n          - group: \"\"\n            kind: Service\n            name: web\n          connectTimeout: 5s\n          outlierDetection:\n            consecutive5xx: 3\n        \"\"\"";
        Assert.Equal(
            Member("BackendConfigPolicy\n        .New(\"web\", @namespace: \"edge\")\n        .Labels((\"team\", \"a\"))\n        .Spec(s => s\n            .TargetRefs(t => t.Group(\"\").Kind(\"Service\").Name(\"web\"))\n            .ConnectTimeout(\"5s\")\n            .OutlierDetection(o => o.Consecutive5xx(3)))\n        .Build()"),
            await RefactoringTest.ApplyAsync<PastedManifestRefactoring>(Member($"BackendConfigPolicy.FromYaml({yaml})")));
    }

    [Fact]
    public async Task Pasted_json_becomes_builder_calls() => Assert.Equal(
        "static class Code\n{\n    static object It => BackendConfigPolicy\n        .New(\"web\")\n        .Spec(s => s.ConnectTimeout(\"5s\"))\n        .Build();\n}\n",
        await RefactoringTest.ApplyAsync<PastedManifestRefactoring>(
            "static class Code\n{\n    static object It => \"{\\\"apiVersion\\\": \\\"gateway.kgateway.dev/v1alpha1\\\", $$\\\"kind\\\": \\\"BackendConfigPolicy\\\", \\\"metadata\\\": {\\\"name\\\": \\\"web\\\"}, \\\"spec\\\": {\\\"connectTimeout\\\": \\\"5s\\\"}}\";\n}\n"));

    [Theory]
    [InlineData("\"he$$llo\"")]
    [InlineData("\"apiVersion: v1\\nkind: $$Nothing\"")]
    [InlineData("\"apiVersion: [\\nkind: $$\"")]
    public async Task Other_text_is_left_alone(string literal) =>
        Assert.Null(await RefactoringTest.ApplyAsync<PastedManifestRefactoring>(Member(literal, "string")));

    [Theory]
    [InlineData(
        "new() { Metadata = new() { Name = \"a\", NamespaceProperty = Space }, $$Spec = new() { ConnectTimeout = TimeSpan.FromSeconds(2), TargetRefs = [new() { Group = \"\", Kind = \"Service\", Name = \"x\" }] } }",
        "BackendConfigPolicy.New(\"a\", @namespace: Space)\n        .Spec(s => s\n            .ConnectTimeout(TimeSpan.FromSeconds(2))\n            .TargetRefs(t => t.Group(\"\").Kind(\"Service\").Name(\"x\")))\n        .Build()")]
    [InlineData(
        "new BackendConfigPolicy { $$Metadata = new() { Name = \"a\", Labels = new Dictionary<string, string> { [\"k\"] = \"v\" } }, Spec = new() { HealthCheck = Shared } }",
        "BackendConfigPolicy.New(\"a\").Labels((\"k\", \"v\")).Spec(s => s.HealthCheck(Shared)).Build()")]
    public async Task Initialiser_becomes_builder_calls(string before, string after)
    {
        const string rest = "\n    const string Space = \"s\";\n    static BackendConfigPolicy.HealthCheck? Shared => null;\n}\n";
        Assert.Equal(
            Member(after).Replace("\n}\n", rest, StringComparison.Ordinal).Replace("(Shared)", "(Shared)", StringComparison.Ordinal),
            await RefactoringTest.ApplyAsync<InitializerToBuilderRefactoring>(Member(before).Replace("\n}\n", rest, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("new() { $$Metadata = Meta, Spec = new() }")]
    [InlineData("new() { $$Spec = new() }")]
    public async Task An_initialiser_without_a_name_stays(string before) =>
        Assert.Null(await RefactoringTest.ApplyAsync<InitializerToBuilderRefactoring>(Member(before).Replace("\n}\n", "\n    static V1ObjectMeta Meta => new();\n}\n", StringComparison.Ordinal)));

    [Fact]
    public async Task Builder_calls_become_an_initialiser() => Assert.Equal(
        Member("new BackendConfigPolicy\n    {\n        Metadata = new() { Name = \"a\", NamespaceProperty = \"n\", Labels = new Dictionary<string, string> { [\"k\"] = \"v\" } },\n        Spec = new() { TargetRefs = [new() { Group = \"\", Kind = \"Service\", Name = \"x\" }, new() { Group = \"\", Kind = \"Service\", Name = \"y\" }], ConnectTimeout = \"5s\" },\n    }"),
        await RefactoringTest.ApplyAsync<BuilderToInitializerRefactoring>(Member("BackendConfigPolicy.New(\"a\", \"n\").Labels((\"k\", \"v\")).Spec(s => s.$$TargetRefs(t => t.Group(\"\").Kind(\"Service\").Name(\"x\")).TargetRefs(t => t.Group(\"\").Kind(\"Service\").Name(\"y\")).ConnectTimeout(\"5s\")).Build()")));

    [Theory]
    [InlineData("BackendConfigPolicy.New(\"a\").Spec(s => { if (DateTime.Now.Year > 1) s.$$ConnectTimeout(\"5s\"); }).Build()")]
    [InlineData("BackendConfigPolicy.New(\"a\").Spec(s => s.$$ConnectTimeout(\"5s\").ConnectTimeout(\"6s\")).Build()")]
    public async Task What_an_initialiser_cannot_say_stays(string before) => Assert.Null(await RefactoringTest.ApplyAsync<BuilderToInitializerRefactoring>(Member(before)));

    [Theory]
    [InlineData("t => $$t.Group(\"\")", "t => t.Group(\"\").Kind(\"a\").Name(\"\")")]
    [InlineData("_ => $${ }", "x => x.Group(\"\").Kind(\"\").Name(\"\")")]
    public async Task Required_members_are_added(string before, string after)
    {
        var changed = await RefactoringTest.ApplyAsync<RequiredMembersRefactoring>(Member($"BackendConfigPolicy.New(\"a\").Spec(s => s.TargetRefs({before})).Build()"));
        Assert.NotNull(changed);
        Assert.Contains(".Kind(", changed, StringComparison.Ordinal);
        Assert.Contains(".Name(", changed, StringComparison.Ordinal);
        Assert.Equal(after.StartsWith('x'), changed.Contains("x => x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_added_where_all_is_there() =>
        Assert.Null(await RefactoringTest.ApplyAsync<RequiredMembersRefactoring>(Member("BackendConfigPolicy.New(\"a\").Spec(s => s.TargetRefs(t => $$t.Group(\"\").Kind(\"Service\").Name(\"x\"))).Build()")));

    [Fact]
    public async Task A_lambda_becomes_a_helper() => Assert.Equal(
        "static class Code\n{\n    static BackendConfigPolicy It => BackendConfigPolicy.New(\"a\").Spec(ConfigureSpec).Build();\n\n    private static void ConfigureSpec(BackendConfigPolicySpec.Builder s) => s.ConnectTimeout(\"5s\");\n}\n",
        await RefactoringTest.ApplyAsync<SplitHelperRefactoring>(Member("BackendConfigPolicy.New(\"a\").Spec(s => s.$$ConnectTimeout(\"5s\")).Build()")));

    [Fact]
    public async Task A_lambda_that_takes_from_around_stays() => Assert.Null(await RefactoringTest.ApplyAsync<SplitHelperRefactoring>(
        "static class Code\n{\n    static BackendConfigPolicy It(string t) => BackendConfigPolicy.New(\"a\").Spec(s => s.$$ConnectTimeout(t)).Build();\n}\n"));

    [Theory]
    [InlineData("static BackendConfigPolicy It<T>() where T : struct, IHas => BackendConfigPolicy.New(\"a\").Spec(s => s.$$ConnectTimeout(T.Wait)).Build();")]
    [InlineData("static BackendConfigPolicy It() { string Wait() => \"1s\"; return BackendConfigPolicy.New(\"a\").Spec(s => s.$$ConnectTimeout(Wait())).Build(); }")]
    [InlineData("static object It(string[] all) => from t in all select BackendConfigPolicy.New(\"a\").Spec(s => s.$$ConnectTimeout(t)).Build();")]
    public async Task A_lambda_that_takes_a_type_or_a_function_from_around_stays(string member) => Assert.Null(await RefactoringTest.ApplyAsync<SplitHelperRefactoring>(
        "using System.Linq;\nstatic class Code\n{\n    " + member + "\n}\ninterface IHas { static abstract string Wait { get; } }\n"));

    [Fact]
    public async Task A_block_lambda_becomes_a_helper_with_its_comments()
    {
        var changed = await RefactoringTest.ApplyAsync<SplitHelperRefactoring>(
            "class Code\n{\n    string Wait => \"1s\";\n    BackendConfigPolicy It()\n    {\n        return BackendConfigPolicy.New(\"a\").Spec(s =>\n        {\n            // as the team agreed\n            s.$$ConnectTimeout(Wait);\n        }).Build();\n    }\n}\n");
        Assert.NotNull(changed);
        Assert.Contains("// as the team agreed", changed, StringComparison.Ordinal);
        Assert.Contains("private void ConfigureSpec(BackendConfigPolicySpec.Builder s)", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_of_several_calls_are_one_dictionary()
    {
        var changed = await RefactoringTest.ApplyAsync<BuilderToInitializerRefactoring>(Member("BackendConfigPolicy.New(\"a\").Labels((\"k\", \"v\")).Annotations((\"x\", \"y\")).Labels((\"l\", \"w\")).Spec(s => s.$$ConnectTimeout(\"5s\")).Build()"));
        Assert.NotNull(changed);
        Assert.Contains("Labels = new Dictionary<string, string> { [\"k\"] = \"v\", [\"l\"] = \"w\" }, Annotations = new Dictionary<string, string> { [\"x\"] = \"y\" }", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_are_not_lost()
    {
        Assert.Null(await RefactoringTest.ApplyAsync<BuilderToInitializerRefactoring>(Member("BackendConfigPolicy.New(\"a\")\n        // slow backends\n        .Spec(s => s.$$ConnectTimeout(\"5s\"))\n        .Build()")));
        Assert.Null(await RefactoringTest.ApplyAsync<InitializerToBuilderRefactoring>(Member("new() { $$Metadata = new() { Name = \"a\" }, /* slow */ Spec = new() { ConnectTimeout = \"5s\" } }")));
    }

    [Theory]
    [InlineData("new() { $$Metadata = new() { Name = s }, Spec = new() { ConnectTimeout = s, TcpKeepalive = new() { KeepAliveTime = t } } }")]
    [InlineData("new() { $$Metadata = new() { Name = s, Annotations = m }, Spec = new() { TargetSelectors = [new() { Group = \"\", Kind = \"Service\", MatchLabels = new Dictionary<string, string> { [s] = t } }] } }")]
    public async Task Names_from_around_keep_their_meaning(string before)
    {
        const string member = "static class Code\n{\n    static BackendConfigPolicy It(string s, string t, Dictionary<string, string> m) => EXPR;\n}\n";
        var changed = await RefactoringTest.ApplyAsync<InitializerToBuilderRefactoring>(member.Replace("EXPR", before, StringComparison.Ordinal));
        Assert.NotNull(changed);
        Assert.DoesNotContain("(s => ", changed, StringComparison.Ordinal);
        Assert.Contains("(s2 => ", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("(t => ", changed, StringComparison.Ordinal);
    }
}
