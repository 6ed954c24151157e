using System.Text.Json;
using BackendDsl.Cel.Text;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Cel.Tests.Text;

public class StringFormatsTests(ITestOutputHelper output)
{
    [Fact]
    public void Agrees_with_the_recorded_verdicts_of_a_server()
    {
        var wrong = new List<string>();
        var count = 0;
        using (var semantics = JsonDocument.Parse(TestData.ReadText("kubernetes", "semantics-cases.json")))
        {
            foreach (var item in Cases(semantics))
            {
                if (item.TryGetProperty("crdErrors", out var crd) && crd.ValueKind == JsonValueKind.Array && crd.GetArrayLength() > 0)
                    continue;
                Compare(item.GetProperty("schema"), item, "objectErrors");
            }
        }

        using (var random = JsonDocument.Parse(TestData.ReadText("kubernetes", "random-crd-verdicts.json")))
        {
            var schemas = random.RootElement.GetProperty("schemas");
            foreach (var item in random.RootElement.GetProperty("cases").EnumerateArray())
            {
                var name = item.GetProperty("schema");
                var schema = schemas.ValueKind == JsonValueKind.Array ? schemas[name.GetInt32()] : schemas.GetProperty(name.ToString());
                Compare(schema, item, "errors");
            }
        }

        output.WriteLine($"{count - wrong.Count} of {count} texts judged alike");
        Assert.Empty(wrong);
        Assert.True(count > 100);

        void Compare(JsonElement schema, JsonElement item, string errorsName)
        {
            JsonDocument value;
            try
            {
                value = JsonDocument.Parse(item.GetProperty("objectText").GetString()!);
            }
            catch (JsonException)
            {
                return;
            }

            var errors = item.TryGetProperty(errorsName, out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(e => e.GetString()!).ToArray() : [];
            if (errors.Any(e => e.StartsWith("decode", StringComparison.Ordinal)))
                return;
            using (value)
                Walk(schema, value.RootElement, "", errors);
        }

        void Walk(JsonElement schema, JsonElement value, string path, string[] errors)
        {
            if (schema.ValueKind != JsonValueKind.Object)
                return;
            if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("format", out var format)
                && schema.TryGetProperty("type", out var type) && type.GetString() == "string")
            {
                count++;
                var text = value.GetString()!;
                var bad = errors.Any(e => e.Contains($" {path} in body must be of type {format.GetString()}:", StringComparison.Ordinal));
                if (StringFormats.Check(format.GetString()!, text) == bad)
                    wrong.Add($"{format} '{text}': server says {(bad ? "bad" : "good")}");
            }
            else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
            {
                foreach (var member in value.EnumerateObject())
                {
                    if (properties.TryGetProperty(member.Name, out var sub))
                        Walk(sub, member.Value, path.Length == 0 ? member.Name : path + "." + member.Name, errors);
                }
            }
        }
    }

    [Theory]
    [InlineData("date", "2024-02-29", true)]
    [InlineData("date", "2023-02-29", false)]
    [InlineData("date", "0000-01-01", true)]
    [InlineData("date", "10000-01-01", false)]
    [InlineData("date-time", "2020-01-01t10:00:00z", true)]
    [InlineData("date-time", "2020-01-01T10:00:00ZTjunk", true)]
    [InlineData("date-time", "2020-01-01T10:00:00x5Z", true)]
    [InlineData("date-time", "2020-01-01T10:00:00😀5Z", true)]
    [InlineData("date-time", "2020-01-01T10:00:00\n5Z", false)]
    [InlineData("date-time", "2020-01-01T10:00:00+99:99", true)]
    [InlineData("date-time", "2020-01-01T10:00:0015Z", true)]
    [InlineData("date-time", "2020-01-01T10:00:001Z", false)]
    [InlineData("date-time", "2020-01-01T10:00:60Z", false)]
    [InlineData("datetime", "2020-01-01T10:00:00", false)]
    [InlineData("date-time", "2020-01-01", false)]
    [InlineData("date-time", "2020-01-01T10:00:00.Z", false)]
    [InlineData("date-time", "2020-01-01T1:00:00Z", false)]
    [InlineData("duration", "2 weeks", true)]
    [InlineData("duration", "5", false)]
    [InlineData("duration", "1y", false)]
    [InlineData("duration", "1mo 3 d", true)]
    [InlineData("duration", "3hrs", false)]
    [InlineData("duration", "3hr", true)]
    [InlineData("duration", "3hours", true)]
    [InlineData("duration", "3 Microseconds", true)]
    [InlineData("byte", "", false)]
    [InlineData("byte", "YQ==", true)]
    [InlineData("byte", "YR==", true)]
    [InlineData("byte", "Y===", false)]
    [InlineData("byte", "YQ==YQ==", false)]
    [InlineData("uuid", "123E4567E89B12D3A456426614174000", true)]
    [InlineData("uuid", "123e4567--e89b12d3a456426614174000", false)]
    [InlineData("uuid", "-123e4567e89b12d3a456426614174000", false)]
    [InlineData("uuid", "123e4567e89b12d3a456426614174000-", false)]
    [InlineData("uuid3", "123e4567-e89b-32d3-0456-426614174000", true)]
    [InlineData("uuid4", "123e4567-e89b-42d3-0456-426614174000", false)]
    [InlineData("uuid5", "123e4567-e89b-52d3-B456-426614174000", true)]
    [InlineData("ipv4", "::ffff:1.2.3.4", true)]
    [InlineData("ipv4", "::1", false)]
    [InlineData("ipv6", "1.2.3.4", false)]
    [InlineData("ipv6", "00001::2", true)]
    [InlineData("ipv6", "10000::2", false)]
    [InlineData("ipv6", "::ffff:01.2.3.4", true)]
    [InlineData("cidr", "010.0.0.1/08", true)]
    [InlineData("cidr", "10.0.0.0/33", false)]
    [InlineData("cidr", "10.0.0.0/", false)]
    [InlineData("cidr", "10.0.0.0/8/8", false)]
    [InlineData("cidr", "::/128", true)]
    [InlineData("mac", "001122334455", true)]
    [InlineData("mac", "00:11-22:33:44:55", false)]
    [InlineData("mac", "0011.2233.4455.6677", true)]
    [InlineData("mac", "00:11:22:33:44", false)]
    [InlineData("uri", "*", true)]
    [InlineData("uri", "a:b", true)]
    [InlineData("uri", "rel", false)]
    [InlineData("uri", "/a%zz", false)]
    [InlineData("email", "Name <a@b>", true)]
    [InlineData("email", "\"a b\"@c", true)]
    [InlineData("email", "\"\"@c", false)]
    [InlineData("email", "a..b@c", false)]
    [InlineData("email", "a@b.", false)]
    [InlineData("email", "a@[127.0.0.1]", true)]
    [InlineData("email", "a@b (comment)", true)]
    [InlineData("email", "a@b (comment", false)]
    [InlineData("email", "g: a@b;", true)]
    [InlineData("email", "g: a@b, c@d;", false)]
    [InlineData("email", "g:;", false)]
    [InlineData("email", "<a@b>", true)]
    [InlineData("email", "<a@b", false)]
    [InlineData("email", "=?x?q?a?= <a@b>", false)]
    [InlineData("email", "=?utf-8?q?a?= <a@b>", true)]
    [InlineData("hostname", "a-", true)]
    [InlineData("hostname", "ab-c", false)]
    [InlineData("hostname", "host-name", false)]
    [InlineData("hostname", "host-name.org", true)]
    [InlineData("hostname", "1.2.3.4", false)]
    [InlineData("hostname", "a.x", false)]
    [InlineData("hostname", "a.xy", true)]
    [InlineData("hostname", "a.xn--p1ai", false)]
    [InlineData("hostname", "😀.la", true)]
    [InlineData("hostname", "", false)]
    [InlineData("hexcolor", "#FFF", true)]
    [InlineData("hexcolor", "#FFFF", false)]
    [InlineData("rgbcolor", "rgb( 0, 99 ,255 )", true)]
    [InlineData("rgbcolor", "rgb(01,1,1)", false)]
    [InlineData("ssn", "111 11-1111", true)]
    [InlineData("creditcard", "378282246310005", true)]
    [InlineData("creditcard", "4111 1111 1111 1111", true)]
    [InlineData("creditcard", "1234567812345670", false)]
    [InlineData("isbn", "0-306-40615-2", true)]
    [InlineData("isbn10", "080442957X", true)]
    [InlineData("isbn13", "978-0-306-40615-7", true)]
    [InlineData("isbn13", "978-0-306-40615-8", false)]
    [InlineData("bsonobjectid", "507F1f77bcf86cd799439011", true)]
    [InlineData("bsonobjectid", "507f1f77bcf86cd79943901", false)]
    [InlineData("bson-object-id", "x", false)]
    [InlineData("password", "", true)]
    [InlineData("Date", "x", true)]
    [InlineData("time", "x", true)]
    public void Judges_as_the_server_does(string format, string text, bool good) => Assert.Equal(good, StringFormats.Check(format, text));

    [Fact]
    public void Knows_the_versions_that_brought_formats()
    {
        Assert.True(StringFormats.Check("k8s-short-name", "A", "1.34", out var enforced));
        Assert.False(enforced);
        Assert.False(StringFormats.Check("k8s-short-name", "A", "1.35", out enforced));
        Assert.True(enforced);
        Assert.False(StringFormats.Check("mac", "001122334455", "1.35"));
    }

    [Fact]
    public void Arbitrary_texts_are_judged_without_an_exception()
    {
        var random = new Random(11);
        string[] formats =
        [
            "date", "date-time", "duration", "byte", "uuid", "uuid4", "ipv4", "ipv6", "cidr", "mac", "uri", "email", "hostname", "hexcolor", "rgbcolor",
            "ssn", "creditcard", "isbn", "bsonobjectid", "k8s-short-name", "k8s-long-name",
        ];
        const string Alphabet = "0123456789abcdefTZ:.-+/@<>[]()%?#\"\\ =;,_gz\n\té\uD83D\uDE00";
        for (var i = 0; i < 8000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            foreach (var format in formats)
                _ = StringFormats.Check(format, text);
            foreach (var name in NamedFormats.Names)
                _ = NamedFormats.Check(name, text);
            _ = Quantity.TryParse(text, out var quantity) ? quantity.ToString() : "";
            _ = GoUrl.TryParse(text, out var url, out _) ? url.ToString() + url.Query().Count + url.EscapedPath + url.Port : "";
            _ = SemVer.TryParseNormalized(text, out _, out _);
            _ = GoNumber.TryParseDouble(text, out _);
            _ = Rfc3339.TryParseFormatted(text, out _, out _);
            _ = Cidr.TryParse(text, out _);
        }
    }

    private static JsonElement.ArrayEnumerator Cases(JsonDocument document) =>
        (document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement : document.RootElement.GetProperty("cases")).EnumerateArray();
}
