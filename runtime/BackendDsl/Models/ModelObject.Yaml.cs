using BackendDsl.Manifests;
using BackendDsl.Reading;
using BackendDsl.Validation.Documents;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace BackendDsl.Models;

// What YamlDotNet, and so KubernetesYaml, asks of a type that reads and writes itself.
public abstract partial record ModelObject : IYamlConvertible
{
    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        // YamlDotNet makes an object and then fills it: no other object may be changed this way.
        if (!IsNew)
            throw new InvalidOperationException("the object is immutable: read another one, with FromYaml for example");
        try
        {
            ReadMembers(DocumentTokens.ReadNode(new YamlEventReader(parser)));
        }
        catch (ManifestFormatException e)
        {
            var place = new Mark(0, Math.Max(e.Line, 1), Math.Max(e.Column, 1));
            throw new YamlException(place, place, e.Message, e);
        }
    }

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => YamlEvents.Write(emitter, this);
}
