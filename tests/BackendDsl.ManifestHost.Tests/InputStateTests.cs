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

    [Fact]
    public async Task Builds_that_write_the_same_file_at_once_never_meet()
    {
        var path = Path.Combine(_folder.Root, "state");
        var texts = Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 5000)).ToArray();
        await Task.WhenAll(texts.Select(text => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
                InputState.Write(path, text);
        })));
        Assert.Contains(InputState.Read(path), texts);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Root));
    }
}
