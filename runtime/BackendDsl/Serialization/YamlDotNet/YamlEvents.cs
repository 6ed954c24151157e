using BackendDsl.Cel.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackendDsl.Serialization.YamlDotNet;

/// <summary>Hands an object to an emitter of YamlDotNet, in our order and with our quotes.</summary>
internal static class YamlEvents
{
    public static void Write(IEmitter emitter, IObjectValue value) => Object(emitter, value, MemberOrder.PlacingOf(value, Placing.Plain));

    private static void Object(IEmitter emitter, IObjectValue value, Placing placing)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Any));
        var order = MemberOrder.Of(value, placing);
        for (var i = 0; i < value.Count; i++)
        {
            var at = order is null ? i : order[i];
            var member = value.ValueAt(at);
            if (!member.IsPresent)
                continue;
            String(emitter, value.NameAt(at), isKey: true);
            Any(emitter, member, MemberOrder.Inside(placing, value.NameAt(at)));
        }

        emitter.Emit(new MappingEnd());
    }

    private static void Any(IEmitter emitter, Value value, Placing placing)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                Object(emitter, value.Object, MemberOrder.PlacingOf(value.Object, placing));
                break;
            case ValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Any));
                for (var i = 0; i < value.Array.Count; i++)
                    Any(emitter, value.Array[i], placing);
                emitter.Emit(new SequenceEnd());
                break;
            case ValueKind.String:
                String(emitter, value.String, isKey: false);
                break;
            default:
                Plain(emitter, JsonManifestWriter.WriteString(value, indented: false));
                break;
        }
    }

    private static void Plain(IEmitter emitter, string text) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));

    private static void String(IEmitter emitter, string text, bool isKey)
    {
        var style = YamlText.IsPlain(text) ? ScalarStyle.Plain
            : !isKey && text.Contains('\n', StringComparison.Ordinal) && YamlText.BlockIndicator(text) is not null ? ScalarStyle.Literal
            : ScalarStyle.DoubleQuoted;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));
    }
}
