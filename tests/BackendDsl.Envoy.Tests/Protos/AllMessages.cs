using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace BackendDsl.Envoy.Tests.Protos;

/// <summary>Every message of the API, by its descriptor; what the options of its fields are made of is none.</summary>
internal static class AllMessages
{
    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<MessageDescriptor> Descriptors { get; } = typeof(EnvoyAny).Assembly.GetTypes()
        .Where(t => t.IsClass && !t.IsAbstract && typeof(IMessage).IsAssignableFrom(t))
        .Select(t => ((IMessage)Activator.CreateInstance(t)!).Descriptor)
        .Where(d => d.File.Package != "validate")
        .OrderBy(d => d.FullName, StringComparer.Ordinal)
        .ToList();

    /// <summary>Of every file, also of those that hold enums alone.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } = typeof(EnvoyAny).Assembly.GetTypes()
        .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
        .Where(p => p?.PropertyType == typeof(FileDescriptor))
        .Select(p => (FileDescriptor)p!.GetValue(null)!)
        .Where(f => f.Package != "validate")
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .ToList();

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<EnumDescriptor> Enums { get; } = Descriptors.SelectMany(d => d.EnumTypes)
        .Concat(Files.SelectMany(f => f.EnumTypes))
        .OrderBy(e => e.FullName, StringComparer.Ordinal)
        .ToList();
}
