using Google.Protobuf.Reflection;

namespace BackendDsl.EnvoyFacts;

/// <summary>Everything that is declared in files, in the order of the full names.</summary>
internal static class DescriptorWalk
{
    /// <summary>Messages, but not the entries of maps.</summary>
    public static IEnumerable<(string Name, DescriptorProto Message)> Messages(IEnumerable<FileDescriptorProto> files) => All(files)
        .Where(m => m.Message.Options?.MapEntry != true)
        .OrderBy(m => m.Name, StringComparer.Ordinal);

    public static IEnumerable<(string Name, EnumDescriptorProto Enum)> Enums(IEnumerable<FileDescriptorProto> files) => files
        .SelectMany(f => f.EnumType.Select(e => (f.Package + "." + e.Name, e)))
        .Concat(All(files).SelectMany(m => m.Message.EnumType.Select(e => (m.Name + "." + e.Name, e))))
        .OrderBy(e => e.Item1, StringComparer.Ordinal);

    private static IEnumerable<(string Name, DescriptorProto Message)> All(IEnumerable<FileDescriptorProto> files) =>
        files.SelectMany(f => f.MessageType.SelectMany(m => Nested(f.Package + "." + m.Name, m)));

    private static IEnumerable<(string Name, DescriptorProto Message)> Nested(string name, DescriptorProto message) =>
        message.NestedType.SelectMany(m => Nested(name + "." + m.Name, m)).Prepend((name, message));
}
