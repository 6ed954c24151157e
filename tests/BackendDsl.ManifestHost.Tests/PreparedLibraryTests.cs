using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using BackendDsl.ManifestHost.Loading;
using File = System.IO.File;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>A copy that was compiled beforehand takes the place of what it was made from, and of nothing else.</summary>
public sealed class PreparedLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_identity_is_what_the_reader_of_metadata_says()
    {
        var seen = new HashSet<Guid>();
        // Assemblies of ours, of others, of 32 and of 64 bits, with native code and without.
        foreach (var path in AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0).Select(a => a.Location))
        {
            using var reader = new PEReader(File.OpenRead(path));
            var metadata = reader.GetMetadataReader();
            Assert.Equal(new ModuleIdentity(metadata.GetGuid(metadata.GetModuleDefinition().Mvid), metadata.MetadataLength), ModuleIdentity.Read(path));
            seen.Add(metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
        }

        Assert.True(seen.Count > 20);
    }

    [Fact]
    public void What_is_no_assembly_or_only_a_part_of_one_has_none()
    {
        var path = Path.Combine(_folder.Root, "X.dll");
        Assert.Null(ModuleIdentity.Read(path));
        Assert.Null(ModuleIdentity.Read(_folder.Root));
        var image = File.ReadAllBytes(typeof(ModuleIdentity).Assembly.Location);
        for (var length = 0; length < 2000; length += 7)
        {
            File.WriteAllBytes(path, image[..length]);
            Assert.Null(ModuleIdentity.Read(path));
        }

        // Whatever the bytes are, it comes back.
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])image.Clone();
            for (var n = 0; n < 8; n++)
                damaged[random.Next(1024)] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            _ = ModuleIdentity.Read(path);
        }
    }

    [Fact]
    public void A_copy_of_the_same_compilation_is_preferred()
    {
        var own = Own();
        var library = Put("library", File.ReadAllBytes(own));
        Assert.Equal(library, new PreparedLibrary(Path.Combine(_folder.Root, "library")).Prefer(own));
        Assert.Equal(own, new PreparedLibrary(Path.Combine(_folder.Root, "nothing")).Prefer(own));
    }

    [Fact]
    public void Another_compilation_a_rewritten_one_and_a_damaged_copy_are_not()
    {
        var own = Own();
        var image = File.ReadAllBytes(own);
        using var reader = new PEReader(new MemoryStream(image));
        var identity = image.AsSpan().IndexOf(reader.GetMetadataReader().GetGuid(reader.GetMetadataReader().GetModuleDefinition().Mvid).ToByteArray());
        var library = new PreparedLibrary(Path.Combine(_folder.Root, "library"));

        var other = (byte[])image.Clone();
        other[identity] ^= 1;
        Put("library", other);
        Assert.Equal(own, library.Prefer(own));

        // Who instruments an assembly may leave its identity, but not the size of its metadata.
        var rewritten = (byte[])image.Clone();
        BitConverter.TryWriteBytes(rewritten.AsSpan(reader.PEHeaders.CorHeaderStartOffset + 12, 4), reader.PEHeaders.CorHeader!.MetadataDirectory.Size + 4);
        Put("library", rewritten);
        Assert.Equal(own, library.Prefer(own));

        Put("library", image[..500]);
        Assert.Equal(own, library.Prefer(own));
    }

    private static string Own() => typeof(ModuleIdentity).Assembly.Location;

    private string Put(string folder, byte[] image)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Root, folder)).FullName, Path.GetFileName(Own()));
        File.WriteAllBytes(path, image);
        return path;
    }
}
