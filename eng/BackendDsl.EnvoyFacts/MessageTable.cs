using System.Text;
using Google.Protobuf.Reflection;
using FieldLabel = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using FieldType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace BackendDsl.EnvoyFacts;

/// <summary>
/// The table of messages: blocks "M NAME" with a line "NUMBER NAME TYPE [|ONEOF] [~]" for each field (a type is "*TYPE" when repeated, "map:TYPE",
/// "enum:NAME", a scalar, or a message; "~" is deprecated), and blocks "E NAME" with the values of an enum.
/// </summary>
internal static class MessageTable
{
    public static string Print(IReadOnlyList<FileDescriptorProto> files)
    {
        var text = new StringBuilder();
        foreach (var (name, message) in DescriptorWalk.Messages(files))
        {
            text.Append("M ").Append(name).Append('\n');
            foreach (var field in message.Field)
            {
                text.Append(field.Number).Append(' ').Append(field.Name).Append(' ').Append(TypeOf(message, field));
                if (field.HasOneofIndex && !field.Proto3Optional) text.Append(" |").Append(message.OneofDecl[field.OneofIndex].Name);
                if (field.Options?.Deprecated == true) text.Append(" ~");
                text.Append('\n');
            }
            text.Append('\n');
        }
        foreach (var (name, type) in DescriptorWalk.Enums(files)) text.Append("E ").Append(name).Append('\n').AppendJoin(' ', type.Value.Select(v => $"{v.Name}={v.Number}")).Append("\n\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string TypeOf(DescriptorProto message, FieldDescriptorProto field)
    {
        if (field.Label != FieldLabel.Repeated) return TypeOf(field);
        var entry = field.Type != FieldType.Message ? null : message.NestedType.FirstOrDefault(n => n.Options?.MapEntry == true && field.TypeName.EndsWith("." + n.Name, StringComparison.Ordinal));
        return entry is null ? "*" + TypeOf(field) : "map:" + TypeOf(entry.Field.Single(f => f.Number == 2));
    }

    private static string TypeOf(FieldDescriptorProto field) => field.Type switch
    {
        FieldType.Message => field.TypeName.TrimStart('.'),
        FieldType.Enum => "enum:" + field.TypeName.TrimStart('.'),
        var scalar => scalar.ToString().ToLowerInvariant(),
    };
}
