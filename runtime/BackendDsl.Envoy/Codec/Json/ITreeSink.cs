namespace BackendDsl.Envoy.Codec.Json;

/// <summary>What a tree is printed to.</summary>
internal interface ITreeSink
{
    void BeginObject(bool isEmpty);

    void Name(string name);

    void Name(Schema.ApiField field) => Name(field.Name);

    void EndObject();

    void BeginArray(bool isEmpty);

    void EndArray();

    void String(string value);

    void Bool(bool value);

    void Integer(long value);

    void Double(double value);

    void Float(float value);

    void Null();
}
