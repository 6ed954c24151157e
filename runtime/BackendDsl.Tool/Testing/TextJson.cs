using System.Text.Json.Serialization;

namespace BackendDsl.Tool.Testing;

/// <summary>Strings as JSON, which is YAML too.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class TextJson : JsonSerializerContext;
