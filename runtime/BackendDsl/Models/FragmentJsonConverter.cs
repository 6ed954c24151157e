using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using BackendDsl.Cel.Values;
using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>Lets System.Text.Json read and write a part of a resource, such as a spec, on its own.</summary>
internal sealed class FragmentJsonConverter : JsonConverter<ModelObject>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(ModelObject));

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "A generated type and its builder ask for the parameterless constructor themselves, through a new() constraint.")]
    public override ModelObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var model = (ModelObject)Activator.CreateInstance(typeToConvert)!;
        ReadInto(ref reader, model);
        return model;
    }

    public override void Write(Utf8JsonWriter writer, ModelObject value, JsonSerializerOptions options) => WriteTo(writer, value);

    /// <summary>Writes a model as it is, whatever the options of the writer say about names and nulls.</summary>
    public static void WriteTo(Utf8JsonWriter writer, ModelObject value)
    {
        var output = Utf8Buffer.Rent();
        JsonManifestWriter.Any(output, Value.Of(value), Placing.Plain, indent: -1);
        writer.WriteRawValue(output.Written, skipInputValidation: true);
        Utf8Buffer.Return(output);
    }

    /// <summary>Reads into a new model; what does not fit is an exception of System.Text.Json.</summary>
    public static void ReadInto(ref Utf8JsonReader reader, ModelObject model)
    {
        try
        {
            model.ReadMembers(new TokenModelReader(JsonTokens.Collect(ref reader), static _ => default));
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
}
