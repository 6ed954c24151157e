using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace BackendDsl.ManifestHost.Loading;

/// <summary>
/// Loads assemblies whatever machine they were built for. What is only IL runs anywhere: an image for another machine is changed in memory to one
/// for this machine, with the native code that it may carry as well left unused.
/// </summary>
internal static class AssemblyImage
{
    /// <summary>Loads a file, from its path where that is possible.</summary>
    /// <exception cref="BadImageFormatException">The file is no managed assembly, or needs native code of another machine.</exception>
    public static Assembly Load(AssemblyLoadContext context, string path)
    {
        try
        {
            return context.LoadFromAssemblyPath(path);
        }
        catch (BadImageFormatException) when (Adapt(File.ReadAllBytes(path)) is { } image)
        {
            return context.LoadFromStream(new MemoryStream(image));
        }
    }

    /// <summary>The image for this machine; null where it holds no IL, or native code of its own.</summary>
    public static byte[]? Adapt(byte[] image)
    {
        PEHeaders headers;
        try
        {
            using var reader = new PEReader(new MemoryStream(image));
            headers = reader.PEHeaders;
            // Mixed images (C++/CLI) mark that they are more than IL, and carry no ready-to-run header.
            if (headers.PEHeader is null || headers.CorHeader is not { } cor
                || ((cor.Flags & CorFlags.ILOnly) == 0 && cor.ManagedNativeHeaderDirectory.Size == 0))
            {
                return null;
            }
        }
        catch (BadImageFormatException)
        {
            return null;
        }

        // A 32-bit image says I386 and runs everywhere; a 64-bit one must name the machine it runs on.
        var machine = headers.PEHeader.Magic == PEMagic.PE32 ? Machine.I386
            : System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? Machine.Arm64 : Machine.Amd64;
        BitConverter.TryWriteBytes(image.AsSpan(headers.CoffHeaderStartOffset, 2), (ushort)machine);
        var flags = (headers.CorHeader.Flags | CorFlags.ILOnly) & ~(CorFlags.Requires32Bit | CorFlags.Prefers32Bit | (CorFlags)ILLibrary);
        BitConverter.TryWriteBytes(image.AsSpan(headers.CorHeaderStartOffset + FlagsOffset, 4), (int)flags);
        image.AsSpan(headers.CorHeaderStartOffset + NativeHeaderOffset, 8).Clear();
        return image;
    }

    // Of IMAGE_COR20_HEADER.
    private const int FlagsOffset = 16;
    private const int NativeHeaderOffset = 64;
    private const int ILLibrary = 0x4;
}
