using BackendDsl.Build;
using File = System.IO.File;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>What makes the step run again: any difference, older files too.</summary>
public sealed class InputStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Older_files_other_sizes_and_files_that_come_or_go_are_differences()
    {
        _folder.Put("a.dll", "new");
        var (a, b) = (Path.Combine(_folder.Root, "a.dll"), Path.Combine(_folder.Root, "b.dll"));
        var before = InputState.Describe([a, b]);
        Assert.Equal(before, InputState.Describe([b, a, a, ""]));

        // A package that goes back to an older version brings an older file.
        var time = File.GetLastWriteTimeUtc(a);
        File.SetLastWriteTimeUtc(a, time.AddDays(-30));
        Assert.NotEqual(before, InputState.Describe([a, b]));
        _folder.Put("a.dll", "newer");
        File.SetLastWriteTimeUtc(a, time);
        Assert.NotEqual(before, InputState.Describe([a, b]));
        _folder.Put("a.dll", "new");
        File.SetLastWriteTimeUtc(a, time);
        Assert.Equal(before, InputState.Describe([a, b]));
        _folder.Put("b.dll", "");
        Assert.NotEqual(before, InputState.Describe([a, b]));
    }
}
