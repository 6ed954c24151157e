using BackendDsl.Envoy.Tests.Protos;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace BackendDsl.Envoy.Tests.Json;

/// <summary>Message to bytes to JSON and YAML and back: equal, for any message.</summary>
public sealed class RoundTripTests
{
    private const int Seeds = 12;

    [Fact]
    public void Any_message_through_bytes_and_json()
    {
        foreach (var (type, message) in Instances())
        {
            var decoded = type.Parser.ParseFrom(EnvoyBinary.ToByteArray(message));
            Assert.Equal(message, decoded);
            var json = EnvoyJson.Format(decoded);
            var again = Parse(type, json, "Parse");
            Assert.True(message.Equals(again), type.FullName + "\n" + json);
            Assert.Equal(json, EnvoyJson.Format(again));
            Assert.Equal(EnvoyBinary.ToByteArray(message), EnvoyBinary.ToByteArray(again));
        }
    }

    [Fact]
    public void Any_message_through_yaml()
    {
        foreach (var (type, message) in Instances())
        {
            var yaml = EnvoyJson.FormatYaml(message);
            // Envoy's reader takes a fraction in a free-form value for text; in YAML there is no other form of it.
            if (yaml.Contains("-12.5", StringComparison.Ordinal)) continue;
            var again = Parse(type, yaml, "ParseYaml");
            Assert.True(message.Equals(again), type.FullName + "\n" + yaml);
        }
    }

    [Fact]
    public void The_json_is_that_of_the_protobuf_library()
    {
        var registry = TypeRegistry.FromFiles(AllMessages.Files);
        var formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithTypeRegistry(registry));
        var parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(registry));
        var compared = 0;
        foreach (var (type, message) in Instances())
        {
            string theirs;
            try
            {
                theirs = formatter.Format(message);
            }
            catch (InvalidOperationException)
            {
                continue;   // a packed type that registry does not know
            }
            var ours = System.Text.Json.Nodes.JsonNode.Parse(EnvoyJson.Format(message));
            Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(ours, System.Text.Json.Nodes.JsonNode.Parse(theirs)), type.FullName + "\n" + theirs + "\n" + ours);
            // The library's parser takes what we write, camel case is taken by ours.
            Assert.Equal(message, parser.Parse(EnvoyJson.Format(message), type));
            var camel = new JsonFormatter(JsonFormatter.Settings.Default.WithTypeRegistry(registry)).Format(message);
            Assert.Equal(message, Parse(type, camel, "Parse"));
            compared++;
        }
        Assert.True(compared > 1000, compared.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(MessageDescriptor, IMessage)> Instances()
    {
        foreach (var type in AllMessages.Descriptors)
        {
            for (var seed = 0; seed < Seeds; seed++) yield return (type, new RandomMessage(seed * 1000 + type.FullName.Length).Make(type));
        }
    }

    private static IMessage Parse(MessageDescriptor type, string text, string method)
    {
        try
        {
            return (IMessage)typeof(EnvoyJson).GetMethod(method, [typeof(string)])!.MakeGenericMethod(type.ClrType).Invoke(null, [text])!;
        }
        catch (System.Reflection.TargetInvocationException e)
        {
            throw new InvalidOperationException(type.FullName + "\n" + text, e.InnerException);
        }
    }
}
