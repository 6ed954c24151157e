namespace BackendDsl.Envoy.Tests.Diff;

public sealed class ClusterPathTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("health_checks[0].timeout", "health_checks[0].timeout")]
    [InlineData("typed_extension_protocol_options[\"a.b\"].common_http_protocol_options", "typed_extension_protocol_options[a.b].common_http_protocol_options")]
    [InlineData("typed_extension_protocol_options[a.b].common_http_protocol_options", "typed_extension_protocol_options[a.b].common_http_protocol_options")]
    [InlineData("m[\"a\"][\"b\"]", "m[a][b]")]
    [InlineData("m[\"a]\"].x", "m[a]].x")]
    [InlineData("m[\"\\u00e9\\\"\"]", "m[é\"]")]
    [InlineData("m[\"open", "m[\"open]")]
    [InlineData("m[\"\\x\"].y", "m[\"\\x\"].y")]
    [InlineData("m[\"\\ud800\"]", "m[\"\\ud800\"]")]
    public void A_key_stands_in_quotes_or_not(string text, string printed) => Assert.Equal(printed, ClusterPath.Parse(text).ToString());

    [Fact]
    public void A_key_with_a_dot_is_one_step()
    {
        var path = ClusterPath.Parse("metadata.filter_metadata[\"envoy.lb\"].canary");
        Assert.Equal(["metadata", "filter_metadata", "envoy.lb", "canary"], path.Segments.Select(s => s.Name));
        Assert.Equal(path, new ClusterChange { ClusterName = "c", Kind = ClusterChangeKind.Changed, Path = "metadata.filter_metadata[\"envoy.lb\"].canary" }.Field);
        Assert.Equal(path, new ConfigDumpDifference { ClusterName = "c", Kind = ConfigDumpDifferenceKind.DifferentValue, Path = "metadata.filter_metadata[\"envoy.lb\"].canary" }.Field);
    }
}
