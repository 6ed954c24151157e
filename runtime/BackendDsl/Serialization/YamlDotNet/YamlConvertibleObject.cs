using System.ComponentModel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace BackendDsl.Serialization.YamlDotNet;

/// <summary>What YamlDotNet, and so KubernetesYaml, asks of a type that reads and writes itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record YamlConvertibleObject : IYamlConvertible
{
    private protected YamlConvertibleObject()
    {
    }

    private protected abstract IObjectValue AsValue { get; }

    private protected abstract bool IsUntouched { get; }

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        // YamlDotNet makes an object and then fills it: no other object may be changed this way.
        if (!IsUntouched)
            throw new InvalidOperationException("the object is immutable: read another one, with FromYaml for example");
        try
        {
            ReadFrom(DocumentTokens.ReadNode(new YamlEventReader(parser)));
        }
        catch (ManifestFormatException e)
        {
            var place = new Mark(0, Math.Max(e.Line, 1), Math.Max(e.Column, 1));
            throw new YamlException(place, place, e.Message, e);
        }
    }

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => YamlEvents.Write(emitter, AsValue);

    private protected abstract void ReadFrom(ModelReader reader);
}
