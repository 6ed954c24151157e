using System.Globalization;
using System.Text;
using BackendDsl.Envoy.Validate;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyFacts;

/// <summary>
/// The table of constraints: "MESSAGE FIELD: RULES", and at the end "MESSAGE |ONEOF: required" where a oneof asks for one member. Rules stand in the
/// order of their numbers, joined by commas: "required, gt 0.001s", "each(min_len 1)".
/// </summary>
internal static class ConstraintTable
{
    public static string Print(IReadOnlyList<FileDescriptorProto> files)
    {
        var fields = new List<(string Message, string Field, string Rules)>();
        var oneofs = new List<(string Message, string Oneof)>();
        foreach (var (name, message) in DescriptorWalk.Messages(files))
        {
            foreach (var field in message.Field)
            {
                if (field.Options?.GetExtension(ValidateExtensions.Rules) is { } rules) fields.Add((name, field.Name, string.Join(", ", Rules(rules))));
            }
            foreach (var oneof in message.OneofDecl)
            {
                if (oneof.Options?.GetExtension(ValidateExtensions.Required) == true) oneofs.Add((name, oneof.Name));
            }
        }
        var text = new StringBuilder();
        foreach (var (message, field, rules) in fields.OrderBy(f => f.Message, StringComparer.Ordinal).ThenBy(f => f.Field, StringComparer.Ordinal)) text.Append(message).Append(' ').Append(field).Append(": ").Append(rules).Append('\n');
        foreach (var (message, oneof) in oneofs.OrderBy(o => o.Message, StringComparer.Ordinal).ThenBy(o => o.Oneof, StringComparer.Ordinal)) text.Append(message).Append(" |").Append(oneof).Append(": required\n");
        return text.ToString();
    }

    private static IEnumerable<string> Rules(FieldRules rules)
    {
        if (rules.Message?.Required == true) yield return "required";
        IMessage? typed = rules.TypeCase == FieldRules.TypeOneofCase.None ? null : (IMessage)FieldRules.Descriptor.FindFieldByNumber((int)rules.TypeCase).Accessor.GetValue(rules);
        if (typed is null) yield break;
        foreach (var rule in typed.Descriptor.Fields.InFieldNumberOrder())
        {
            if (rule.IsRepeated)
            {
                var values = ((System.Collections.IList)rule.Accessor.GetValue(typed)).Cast<object>().Select(Text).ToList();
                if (values.Count > 0) yield return $"{rule.Name} [{string.Join(", ", values)}]";
            }
            else if (rule.Accessor.HasValue(typed))
            {
                yield return One(rule.Name, rule.Accessor.GetValue(typed));
            }
        }
    }

    private static string One(string name, object value) => (name, value) switch
    {
        ("items", FieldRules each) => $"each({string.Join(", ", Rules(each))})",
        (_, FieldRules part) => $"{name}({string.Join(", ", Rules(part))})",
        ("well_known_regex", KnownRegex regex) => "regex:" + (regex == KnownRegex.HttpHeaderName ? "HTTP_HEADER_NAME" : "HTTP_HEADER_VALUE"),
        (_, true) => name,
        (_, false) => name + "=false",
        _ => $"{name} {Text(value)}",
    };

    private static string Text(object value) => value switch
    {
        Duration duration => (duration.Seconds + duration.Nanos / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture) + "s",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"no rule is of type {value.GetType()}"),
    };
}
