namespace BackendDsl.ManifestHost.Tests;

public sealed class EmitOptionsTests
{
    private static readonly (string, string)[] s_needed = [("Assembly", "a b.dll"), ("Project", "p"), ("ProjectDirectory", "/d"), ("ReportFile", "r")];

    [Fact]
    public void Values_are_read_and_empty_ones_are_defaults()
    {
        var options = EmitOptions.Parse([.. s_needed, ("Layout", ""), ("Mode", "Verify"), ("Environment", "a=b"), ("Policy", "x.yaml"), ("Policy", "y.yaml"),
            ("Property", "Region = eu=1 "), ("Export.KgatewayRelease", "2.1"), ("ServerVersion", "1.34")]);
        Assert.Equal("a b.dll", options.Assembly);
        Assert.Equal((ManifestsLayout.Resource, ManifestsMode.Verify, "a=b"), (options.Layout, options.Mode, options.Environment));
        Assert.Equal(["x.yaml", "y.yaml"], options.Policies);
        Assert.Equal("eu=1", options.Properties["Region"]);
        Assert.Equal("2.1", options.ExportProperties["KgatewayRelease"]);
        Assert.Equal("1.34", options.ServerVersion.ToString());
    }

    [Theory]
    [InlineData("Layout=flat", "ManifestsLayout is 'flat'; it may be resource, namespace, single")]
    [InlineData("Mode=1", "ManifestsMode is '1'; it may be write, verify")]
    [InlineData("Kustomization=yes", "ManifestsKustomization is 'yes'; it may be true or false")]
    [InlineData("ServerVersion=1.20", "KubernetesServerVersion is '1.20'; it may be 1.31 to 1.36")]
    [InlineData("Nonsense=1", "'Nonsense' is not a known option")]
    [InlineData("Property=nonsense", "ManifestsProperties has 'nonsense', which is not of the form name=value")]
    public void A_wrong_value_names_the_property(string option, string message) =>
        Assert.Equal(message, Assert.Throws<EmitUsageException>(() => EmitOptions.Parse([.. s_needed, (option.Split('=')[0], option.Split('=')[1])])).Message);

    [Fact]
    public void Without_an_options_file_the_exit_code_is_two() => Assert.Equal(2, HostEntry.Run([]));
}
