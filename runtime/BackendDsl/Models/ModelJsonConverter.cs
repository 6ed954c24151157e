using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackendDsl.Models;

/// <summary>Lets System.Text.Json, and so KubernetesClient, read and write a generated resource.</summary>
/// <typeparam name="T">The generated type.</typeparam>
public sealed class ModelJsonConverter<T> : JsonConverter<T>
    where T : ModelObject, new()
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var model = new T();
        FragmentJsonConverter.ReadInto(ref reader, model);
        return model;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        FragmentJsonConverter.WriteTo(writer, value);
    }
}
