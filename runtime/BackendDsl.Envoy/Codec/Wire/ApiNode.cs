using System.Diagnostics.CodeAnalysis;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>A message as a tree: what is set, in the order of the field numbers.</summary>
/// <remarks>
/// Values are <see cref="string"/>, <see cref="byte"/> arrays, <see cref="bool"/>, numbers in their own type, enums as <see cref="int"/>,
/// <see cref="ApiNode"/>, <see cref="ApiAny"/>, <see cref="ApiTime"/>, <see cref="ApiStruct"/>; lists of them for repeated fields, and
/// <see cref="ApiMap"/> for maps. Wrappers are their bare value.
/// </remarks>
internal sealed class ApiNode(ApiMessage type)
{
    public ApiMessage Type { get; } = type;

    public List<ApiEntry> Entries { get; } = [];

    public bool TryGet(ApiField field, [NotNullWhen(true)] out object? value)
    {
        foreach (var entry in Entries)
        {
            if (entry.Field == field)
            {
                value = entry.Value;
                return true;
            }
        }
        value = null;
        return false;
    }
}
