using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Tests;

public sealed class CrdTests
{
    [Fact]
    public void Add_takes_definitions_over_with_a_lock_file_and_the_project_item()
    {
        using var run = new CommandRun().With("in/all.yaml", "# ours\n" + Manifests.WidgetDefinition + "\n---\n" + Manifests.WidgetDefinition.Replace("idget", "adget", StringComparison.Ordinal)).With("app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n</Project>\n");
        run.Run("crd", "add", "in/all.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal([("wadgets.acme.io", "added"), ("widgets.acme.io", "added")], run.Json.GetProperty("definitions").EnumerateArray().Select(d => (d.GetProperty("name").GetString()!, d.GetProperty("state").GetString()!)));
        Assert.StartsWith("apiVersion: apiextensions.k8s.io/v1\n", run.Read("crds/widgets.acme.io.yaml"), StringComparison.Ordinal);
        Assert.Contains("<CustomResourceDefinition Include=\"crds/**/*.yaml\" />", run.Read("app.csproj"), StringComparison.Ordinal);
        Assert.Contains("\"source\": \"in/all.yaml\"", run.Read("crds/crds.lock.json"), StringComparison.Ordinal);
        var (project, locked) = (run.Read("app.csproj"), run.Read("crds/crds.lock.json"));
        run.Run("crd", "add", "in/all.yaml");
        Assert.Equal((project, locked), (run.Read("app.csproj"), run.Read("crds/crds.lock.json")));
        run.With("w.yaml", Manifests.Widget);
        Assert.Equal(0, run.Run("validate", "-f", "w.yaml").Code);
    }

    [Fact]
    public void A_changed_file_or_source_fails_closed()
    {
        using var run = new CommandRun().With("src.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget).Run("crd", "add", "src.yaml");
        Assert.Equal(0, run.Run("crd", "list", "--locked").Code);
        run.With("crds/widgets.acme.io.yaml", Manifests.WidgetDefinition + "\n# changed\n");
        Assert.Equal(1, run.Run("crd", "list", "--locked").Code);
        Assert.Contains("changed", run.Out, StringComparison.Ordinal);
        run.Run("validate", "-f", "w.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("SHA-256 differs", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("crd", "update").Code);
        Assert.Equal(0, run.Run("validate", "-f", "w.yaml").Code);
        run.With("src.yaml", Manifests.WidgetDefinition.Replace("100", "99", StringComparison.Ordinal)).Run("crd", "update", "--locked");
        Assert.Equal(2, run.Code);
        Assert.Contains("--locked: widgets.acme.io of src.yaml would be updated", run.Error, StringComparison.Ordinal);
        Assert.Contains("maximum: 100", run.Read("crds/widgets.acme.io.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_crds_of_a_packed_chart_are_taken_with_its_version()
    {
        using var run = new CommandRun();
        using (var file = File.Create(Path.Combine(run.Folder, "c.tgz")))
        using (var packed = new GZipStream(file, CompressionLevel.Fastest))
        using (var tar = new TarWriter(packed))
        {
            foreach (var (name, text) in new[] { ("w/Chart.yaml", "name: w\nversion: 1.2.3\n"), ("w/crds/w.yaml", Manifests.WidgetDefinition), ("w/templates/x.yaml", "{{ nope"), ("../../etc/crds/evil.yaml", "a: b\n") })
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        run.Run("crd", "add", "c.tgz", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var one = Assert.Single(run.Json.GetProperty("definitions").EnumerateArray());
        Assert.Equal(("widgets.acme.io", "1.2.3"), (one.GetProperty("name").GetString(), one.GetProperty("version").GetString()));
    }

    [Theory]
    [InlineData("http://example.com/crd.yaml", "only https:// and oci:// are downloaded")]
    [InlineData("https://127.0.0.1/crd.yaml", "private network")]
    [InlineData("https://10.0.0.7/crd.yaml", "private network")]
    [InlineData("https://[::1]/crd.yaml", "private network")]
    [InlineData("https://169.254.169.254/latest", "private network")]
    [InlineData("oci://registry/chart", "expected oci://registry/repository:version")]
    [InlineData("absent.yaml", "there is no such file or folder")]
    public void Sources_that_may_not_be_read_are_2(string source, string message)
    {
        using var run = new CommandRun().Run("crd", "add", source);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "crds")));
    }

    [Theory]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("172.16.0.1", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("2001:4860:4860::8888", false)]
    [InlineData("64:ff9b::10.0.0.1", true)]
    [InlineData("64:ff9b::8.8.8.8", false)]
    [InlineData("2002:a00:1::1", true)]
    public void Private_addresses_are_known(string address, bool isPrivate) => Assert.Equal(isPrivate, Network.IsPrivate(IPAddress.Parse(address)));

    [Fact]
    public void Without_a_kubeconfig_there_is_no_cluster()
    {
        using var run = new CommandRun();
        run.Set("HOME", run.Folder).Run("crd", "add", "--cluster");
        Assert.Equal(2, run.Code);
        Assert.Contains("there is no kubeconfig", run.Error, StringComparison.Ordinal);
    }
}
