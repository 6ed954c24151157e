using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.GatewayApi;

/// <summary>One object of an input.</summary>
/// <param name="Ref">Its name. A namespaced object without a namespace is in <c>default</c>.</param>
/// <param name="ApiVersion">For example <c>gateway.networking.k8s.io/v1</c>.</param>
/// <param name="Value">The object itself.</param>
/// <param name="File">The file it was read from, as given, or the C# file that gave it; empty where it is not known.</param>
/// <param name="Place">Where it begins there, or the line of the code that gave it.</param>
public sealed record GatewayObject(ObjectRef Ref, string ApiVersion, IObjectValue Value, string File, SourceMark Place)
{
    /// <summary>The place of a field, or of the nearest value around it; of an object that was not read from text the line of the code that gave it.</summary>
    public SourceMark PlaceOf(FieldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Value is ObjectNode ? DocumentMarks.Find(BackendDsl.Cel.Values.Value.Of(Value), path) : Place;
    }
}
