using BackendDsl.Build.Definitions;

namespace BackendDsl.ManifestHost.Tests.Definitions;

/// <summary>The cache of compiled definitions: bounded, private, never half an entry, never one that is not as it was written.</summary>
public sealed class UserCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Cache => Path.Combine(_folder.Root, "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_not_used_for_longest_goes_first_and_the_new_one_stays_however_large()
    {
        var cache = new UserCache(Cache, limit: 25_000);
        Put(cache, "first", 10_000);
        Put(cache, "second", 10_000);
        Age("first", minutes: 1);
        Age("second", minutes: 2);
        // Who takes an entry uses it.
        Assert.True(cache.TryTake("second", Path.Combine(_folder.Root, "taken")));
        Put(cache, "third", 10_000);
        Assert.Equal(["second", "third"], Entries());
        Put(cache, "huge", 40_000);
        Assert.Equal(["huge"], Entries());
        Assert.True(cache.TryTake("huge", Path.Combine(_folder.Root, "huge-taken")));
    }

    [Fact]
    public void What_a_killed_build_left_goes_after_a_day()
    {
        var cache = new UserCache(Cache, limit: 1_000_000);
        Put(cache, "one", 10);
        foreach (var (name, hours) in ((string, int)[])[(".old.1", 25), (".new.1", 1)])
        {
            var left = Directory.CreateDirectory(Path.Combine(Cache, name)).FullName;
            File.WriteAllText(Path.Combine(left, "A.dll"), "half");
            Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-hours));
        }

        Put(cache, "two", 10);
        Assert.Equal([".new.1", "one", "two"], Entries());
    }

    [Theory]
    [InlineData("A.dll")]
    [InlineData("sha256")]
    public void An_entry_that_was_changed_is_not_taken(string file)
    {
        var cache = new UserCache(Cache, limit: 1_000_000);
        Put(cache, "key", 100);
        var path = Path.Combine(Cache, "key", file);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.False(cache.TryTake("key", Path.Combine(_folder.Root, "taken")));
        Assert.False(Directory.Exists(Path.Combine(_folder.Root, "taken")));
        // The next build puts a sound one there.
        Put(cache, "key", 100);
        Assert.True(cache.TryTake("key", Path.Combine(_folder.Root, "again")));
    }

    [Fact]
    public void A_name_in_the_list_cannot_leave_the_entry()
    {
        var cache = new UserCache(Cache, limit: 1_000_000);
        Put(cache, "key", 100);
        _folder.Put("outside", "x");
        File.WriteAllText(Path.Combine(Cache, "key", "sha256"), "../../outside\t" + FileHashes.OfContents(Path.Combine(_folder.Root, "outside")) + "\n");
        Assert.False(cache.TryTake("key", Path.Combine(_folder.Root, "taken", "deep")));
        Assert.False(_folder.Exists("taken/outside"));
    }

    [Fact]
    public void A_folder_that_others_may_enter_is_neither_read_nor_written()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("a profile on Windows is the user's by its access list");
            return;
        }

        var cache = new UserCache(Cache, limit: 1_000_000);
        Put(cache, "key", 100);
        var mode = File.GetUnixFileMode(Cache);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
        foreach (var open in (UnixFileMode[])[UnixFileMode.GroupRead, UnixFileMode.OtherWrite])
        {
            File.SetUnixFileMode(Cache, mode | open);
            Assert.False(cache.TryTake("key", Path.Combine(_folder.Root, "taken")));
            Put(cache, "other", 100);
            Assert.Equal(["key"], Entries());
        }

        // Nor is one that is a link to elsewhere.
        File.SetUnixFileMode(Cache, mode);
        var link = Path.Combine(_folder.Root, "link");
        Directory.CreateSymbolicLink(link, Cache);
        Assert.False(new UserCache(link, 1_000_000).TryTake("key", Path.Combine(_folder.Root, "taken")));
    }

    [Fact]
    public async Task Builds_at_the_same_time_meet_whole_entries_only()
    {
        var source = Source("many", 50_000);
        var expected = File.ReadAllBytes(Path.Combine(source, "A.dll"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            // Room for two of the five: entries come and go all the while.
            var cache = new UserCache(Cache, limit: 110_000);
            for (var i = 0; i < 40; i++)
            {
                var key = "key" + ((i + worker) % 5);
                var target = Path.Combine(_folder.Root, $"target-{worker}-{i}");
                if (!cache.TryTake(key, target))
                    cache.Put(key, source);
                else
                    Assert.Equal(expected, File.ReadAllBytes(Path.Combine(target, "A.dll")));
            }
        })));
        Assert.NotEmpty(Entries());
        Assert.DoesNotContain(Entries(), e => e.StartsWith('.'));
    }

    private void Put(UserCache cache, string key, int size) => cache.Put(key, Source(key + size, size));

    private string Source(string name, int size)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Root, "source-" + name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, "A.dll"), [.. Enumerable.Range(0, size).Select(i => (byte)(i * 7))]);
        return folder;
    }

    private void Age(string key, int minutes) => File.SetLastWriteTimeUtc(Path.Combine(Cache, key, "used"), DateTime.UtcNow.AddMinutes(-minutes));

    private string[] Entries() => [.. Directory.GetDirectories(Cache).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
}
