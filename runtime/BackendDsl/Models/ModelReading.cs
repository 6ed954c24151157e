using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>Reads models and untyped values from the tokens of a document.</summary>
internal static class ModelReading
{
    /// <summary>A model, with everything in it.</summary>
    public static T ReadModel<T>(this ModelReader reader)
        where T : ModelObject, new() => ((SlotType<T>)SlotType.Object<T>()).Read(reader);

    /// <summary>Any value.</summary>
    public static UntypedValue ReadUntyped(this ModelReader reader)
    {
        switch (reader.Kind)
        {
            case TokenKind.Null:
                reader.TryNull();
                return UntypedValue.Null;
            case TokenKind.Boolean:
                return reader.ReadBoolean();
            case TokenKind.Integer or TokenKind.Double:
                return new(reader.ReadNumber());
            case TokenKind.String:
                return reader.ReadString();
            case TokenKind.BeginArray:
                return new(SlotType.List(SlotType.Untyped).ReadSlot(reader));
            default:
                return new(SlotType.Map(SlotType.Untyped).ReadSlot(reader));
        }
    }

    /// <summary>A resource must be of the kind it is read as; where the text does not say, the type does.</summary>
    public static void RequireIdentity(this ModelReader reader, ModelObject resource)
    {
        Require(ObjectShape.KindSlot, resource.OwnShape.Kind!);
        Require(ObjectShape.ApiVersionSlot, resource.OwnShape.ApiVersion!);

        void Require(int slot, string expected)
        {
            if (resource.SlotAt(slot) is not string found)
            {
                resource.SetSlot(slot, expected);
            }
            else if (found != expected)
            {
                var name = resource.OwnShape.NameAt(slot);
                throw reader.ErrorAt(name, $"{name} is \"{found}\", but {resource.GetType().Name} is read from \"{expected}\"; read it as the type generated for that {name}");
            }
        }
    }
}
