using System.Text;
using Google.Protobuf.Reflection;

namespace BackendDsl.Envoy.Tests.Protos;

/// <summary>The tables of facts that the build prints, and that are read at run time, say what the descriptors say.</summary>
public sealed class FactsTests
{
    [Fact]
    public void The_table_of_messages_is_what_the_descriptors_say() => Assert.Equal(Print(), Codec.Schema.ApiSchema.Resource("messages.txt"));

    private static string Print()
    {
        var text = new StringBuilder();
        foreach (var message in AllMessages.Descriptors)
        {
            text.Append("M ").Append(message.FullName).Append('\n');
            foreach (var field in message.Fields.InDeclarationOrder())
            {
                text.Append(field.FieldNumber).Append(' ').Append(field.Name).Append(' ').Append(TypeOf(field));
                if (field.RealContainingOneof is { } oneof) text.Append(" |").Append(oneof.Name);
                if (field.GetOptions()?.Deprecated == true) text.Append(" ~");
                text.Append('\n');
            }
            text.Append('\n');
        }
        foreach (var type in AllMessages.Enums)
        {
            text.Append("E ").Append(type.FullName).Append('\n')
                .AppendJoin(' ', type.Values.Select(v => $"{v.Name}={v.Number}")).Append("\n\n");
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string TypeOf(FieldDescriptor field)
    {
        if (field.IsMap) return "map:" + TypeOf(field.MessageType.FindFieldByNumber(2));
        return (field.IsRepeated ? "*" : "") + field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => "enum:" + field.EnumType.FullName,
            var scalar => scalar.ToString().ToLowerInvariant(),
        };
    }
}
