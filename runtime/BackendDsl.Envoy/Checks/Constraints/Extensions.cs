using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Text;
using BackendDsl.Envoy.Codec.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>Takes out what is packed for an extension, as Envoy does: find who takes the type, unpack, validate.</summary>
internal static class Extensions
{
    /// <summary>The URL of the type of what is packed, one of <see cref="EnvoyTypeUrls"/> for many, where the slot takes it; null after a report where it does not.</summary>
    /// <param name="inspection">The cluster.</param>
    /// <param name="slot">One of <see cref="Slots"/>.</param>
    /// <param name="name">The name of the extension, which decides nothing.</param>
    /// <param name="config">What is packed.</param>
    /// <param name="at">The field that holds name and config.</param>
    public static string? Registered(Inspection inspection, string slot, string name, Any? config, Place at)
    {
        var type = config is null ? "" : TypedStructs.TypeOf(config);
        if (ExtensionTable.Default.Find(slot, type) is { } known) return known.TypeUrl;
        inspection.Report(CommonRules.Registered, config is null ? at : at.Member("typed_config"), $"Didn't find a registered implementation for '{name}' with type URL: '{type}'");
        return null;
    }

    /// <summary>What is packed; null after a report where the bytes are no such message.</summary>
    public static T? Unpack<T>(Inspection inspection, Any config, Place at, bool validate = true)
        where T : class, IMessage<T>, new()
    {
        var type = EnvoyAny.TypeName(config.TypeUrl);
        if (TypedStructs.IsOne(type)) return Typed<T>(inspection, config, at, validate);
        try
        {
            var message = new T();
            message.MergeFrom(config.Value);
            if (!validate || !ApiSchema.Default.TryGetMessage(type, out var described) || MessageValidation.Run(inspection, described, config.Value.Memory, at)) return message;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            // The second one is what the library throws for a tag of zero.
        }
        NotUnpacked(inspection, config, config.TypeUrl, at);
        return null;
    }

    /// <summary>What is packed is no message of the type of the URL.</summary>
    public static void NotUnpacked(Inspection inspection, Any config, string wantedUrl, Place at)
    {
        var wanted = EnvoyAny.TypeName(wantedUrl).ToString();
        inspection.Report(CommonRules.Unpack, at, $"Unable to unpack as {wanted}",
            () => $"Unable to unpack as {wanted}: {DebugText.Prefix}{DebugText.Packed(config.TypeUrl, config.Value.ToByteArray())}");
    }

    private static T? Typed<T>(Inspection inspection, Any config, Place at, bool validate)
        where T : class, IMessage<T>, new()
    {
        try
        {
            var message = TypedStructs.Unpack<T>(config);
            if (validate) MessageValidation.Run(inspection, ApiSchema.Default.MessageOf(message), message.ToByteArray(), at);
            return message;
        }
        catch (EnvoyJsonException e)
        {
            inspection.Report(CommonRules.Unpack, at, $"Unable to parse JSON as proto ({e.Reason})");
            return null;
        }
    }

    /// <summary>Finds who takes it, and takes it out where it is of the wanted type.</summary>
    public static T? Open<T>(Inspection inspection, string slot, string name, Any? config, string typeUrl, Place at, bool validate = true)
        where T : class, IMessage<T>, new() =>
        Registered(inspection, slot, name, config, at) == typeUrl ? Unpack<T>(inspection, config!, at.Member("typed_config"), validate) : null;
}
