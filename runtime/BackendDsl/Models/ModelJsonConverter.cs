using System.Text.Json;
using System.Text.Json.Serialization;
using BackendDsl.Manifests;
using BackendDsl.Reading;
using BackendDsl.Schema.Values;

namespace BackendDsl.Models;

/// <summary>Lets System.Text.Json, and so KubernetesClient, read and write a generated type.</summary>
/// <typeparam name="T">The generated type.</typeparam>
public sealed class ModelJsonConverter<T> : JsonConverter<T>
    where T : ModelObject, new()
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new ModelReader(JsonTokens.Collect(ref reader), static _ => default).ReadModel<T>();
        }
        catch (ManifestFormatException e)
        {
            throw new JsonException(e.Message, e.Path, null, null, e);
        }
        catch (OverflowException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        var output = Utf8Buffer.Rent();
        JsonManifestWriter.Any(output, Value.Of(value), Placing.Plain, indent: -1);
        writer.WriteRawValue(output.Written, skipInputValidation: true);
        Utf8Buffer.Return(output);
    }
}
