using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using BackendDsl.ManifestHost.Loading;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>IL runs anywhere, whatever machine its image names.</summary>
public sealed class AssemblyImageTests
{
    private static byte[] Own() => System.IO.File.ReadAllBytes(typeof(RunReport).Assembly.Location);

    private static byte[] For(Machine machine)
    {
        var image = Own();
        using var reader = new PEReader(new MemoryStream(image));
        BitConverter.TryWriteBytes(image.AsSpan(reader.PEHeaders.CoffHeaderStartOffset, 2), (ushort)machine);
        return image;
    }

    [Theory]
    [InlineData(Machine.Arm64)]
    [InlineData(Machine.Arm)]
    [InlineData(Machine.LoongArch64)]
    public void An_image_for_another_machine_is_one_for_this_one(Machine machine)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "Other.dll");
        System.IO.File.WriteAllBytes(path, For(machine));
        var context = new AssemblyLoadContext(nameof(An_image_for_another_machine_is_one_for_this_one), isCollectible: true);
        Assert.Equal("BackendDsl.ManifestHost", AssemblyImage.Load(context, path).GetName().Name);
        context.Unload();
    }

    [Fact]
    public void What_is_right_already_or_no_assembly_is_left_alone()
    {
        Assert.Null(AssemblyImage.Adapt(Own()));
        Assert.Null(AssemblyImage.Adapt([1, 2, 3]));
        Assert.Null(AssemblyImage.Adapt(new byte[1000]));
    }
}
