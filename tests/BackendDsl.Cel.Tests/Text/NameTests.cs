using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>The rules for names at their edges: lengths in bytes, first and last characters, prefixes.</summary>
public sealed class NameTests
{
    private const string Length = "must be no more than ";

    public static TheoryData<string, string, string> Cases => new()
    {
        // rule, name, the beginnings of the messages
        { "label", "a", "" },
        { "label", "0", "" },
        { "label", "a-9", "" },
        { "label", new string('a', 63), "" },
        { "label", new string('a', 64), Length + "63 characters" },
        { "label", "", "a lowercase RFC 1123 label" },
        { "label", "-a", "a lowercase RFC 1123 label" },
        { "label", "a-", "a lowercase RFC 1123 label" },
        { "label", "aB", "a lowercase RFC 1123 label" },
        { "label", "a_b", "a lowercase RFC 1123 label" },
        { "label", "a.b", "must not contain dots" },
        { "label", "a..b", "a lowercase RFC 1123 label" },
        { "label", new string('a', 40) + "." + new string('b', 40), Length + "63 characters; must not contain dots" },
        { "label", new string('é', 31), "a lowercase RFC 1123 label" },
        { "label", new string('é', 32), Length + "63 characters; a lowercase RFC 1123 label" },
        { "subdomain", "a.b-c.9", "" },
        { "subdomain", new string('a', 253), "" },
        { "subdomain", new string('a', 254), Length + "253 characters" },
        { "subdomain", "", "a lowercase RFC 1123 subdomain" },
        { "subdomain", ".", "a lowercase RFC 1123 subdomain" },
        { "subdomain", ".a", "a lowercase RFC 1123 subdomain" },
        { "subdomain", "a.", "a lowercase RFC 1123 subdomain" },
        { "subdomain", "a..b", "a lowercase RFC 1123 subdomain" },
        { "subdomain", "a.-b", "a lowercase RFC 1123 subdomain" },
        { "subdomain", "a.b-.c", "a lowercase RFC 1123 subdomain" },
        { "subdomain", "A", "a lowercase RFC 1123 subdomain" },
        { "subdomain", new string('A', 254), Length + "253 characters; a lowercase RFC 1123 subdomain" },
        { "label1035", "a1", "" },
        { "label1035", "z", "" },
        { "label1035", "1a", "a DNS-1035 label" },
        { "label1035", "", "a DNS-1035 label" },
        { "label1035", "a-", "a DNS-1035 label" },
        { "label1035", "a.b", "a DNS-1035 label" },
        { "label1035", new string('a', 63), "" },
        { "label1035", new string('a', 64), Length + "63 characters" },
        { "label1035", new string('1', 64), Length + "63 characters; a DNS-1035 label" },
        { "value", "", "" },
        { "value", "A_b.c-9", "" },
        { "value", new string('a', 63), "" },
        { "value", new string('a', 64), Length + "63 bytes" },
        { "value", "-", "a valid label must be" },
        { "value", "a_", "a valid label must be" },
        { "value", ".a", "a valid label must be" },
        { "value", "a b", "a valid label must be" },
        { "value", "é", "a valid label must be" },
        { "value", new string('_', 64), Length + "63 bytes; a valid label must be" },
        { "qualified", "a", "" },
        { "qualified", "A_b.c", "" },
        { "qualified", "a.b/C_d", "" },
        { "qualified", new string('a', 63), "" },
        { "qualified", new string('a', 64), "name part " + Length + "63 bytes" },
        { "qualified", new string('p', 253) + "/" + new string('a', 63), "" },
        { "qualified", new string('p', 254) + "/" + new string('a', 64), "prefix part " + Length + "253 characters; name part " + Length + "63 bytes" },
        { "qualified", "", "name part must be non-empty; name part must consist of" },
        { "qualified", "/a", "prefix part must be non-empty" },
        { "qualified", "p/", "name part must be non-empty; name part must consist of" },
        { "qualified", "/", "prefix part must be non-empty; name part must be non-empty; name part must consist of" },
        { "qualified", "P/a", "prefix part a lowercase RFC 1123 subdomain" },
        { "qualified", "p/a/b", "a qualified name must consist of" },
        { "qualified", "p//", "a qualified name must consist of" },
        { "qualified", "a_", "name part must consist of" },
        { "qualified", "p/-", "name part must consist of" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_name_is_told_what_is_wrong_with_it(string rule, string name, string messages)
    {
        var found = rule switch
        {
            "label" => Dns.CheckLabel(name),
            "subdomain" => Dns.CheckSubdomain(name),
            "label1035" => Dns.CheckLabel1035(name),
            "value" => Dns.CheckLabelValue(name),
            _ => Dns.CheckQualifiedName(name),
        };
        var expected = messages.Length == 0 ? [] : messages.Split("; ");
        Assert.Equal(expected.Length, found.Count);
        Assert.All(found.Zip(expected), p => Assert.StartsWith(p.Second, p.First));
    }

    [Fact]
    public void The_key_of_a_label_is_a_qualified_name_by_another_name()
    {
        var errors = new List<string> { "before" };
        Names.Qualified("a/b/c", errors);
        Names.Qualified("a/b", errors);
        Names.Qualified("/b", errors);
        Assert.Equal(3, errors.Count);
        Assert.StartsWith("a valid label key must consist of alphanumeric characters, '-', '_' or '.'", errors[1]);
        Assert.EndsWith(" with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')", errors[1]);
        Assert.Equal("prefix part must be non-empty", errors[2]);
    }

    [Theory]
    [InlineData("a", "")]
    [InlineData(".", "may not be '.'")]
    [InlineData("..", "may not be '..'")]
    [InlineData("...", "")]
    [InlineData("a/b", "may not contain '/'")]
    [InlineData("/", "may not contain '/'")]
    [InlineData("%", "may not contain '%'")]
    [InlineData("a%/", "may not contain '/'; may not contain '%'")]
    public void A_part_of_a_path_holds_no_slash(string name, string messages)
    {
        var errors = new List<string>();
        Names.PathSegment(name, errors);
        Assert.Equal(messages, string.Join("; ", errors));
        errors.Clear();
        Names.PathSegmentPrefix(name, errors);
        Assert.Equal(name is "." or ".." ? "" : messages, string.Join("; ", errors));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("-", "-")]
    [InlineData("a-", "a")]
    [InlineData("ab-", "aa")]
    [InlineData("--", "a")]
    [InlineData("abc", "abc")]
    public void The_dash_of_a_generated_name_is_masked(string name, string masked) => Assert.Equal(masked, Names.MaskTrailingDash(name));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a1_", "a1_")]
    [InlineData("", null)]
    [InlineData("1a", null)]
    [InlineData("é", null)]
    [InlineData("a b", null)]
    [InlineData("in", "__in__")]
    [InlineData("namespace", "__namespace__")]
    [InlineData("a.b-c/d", "a__dot__b__dash__c__slash__d")]
    [InlineData("a__b", "a__underscores__b")]
    [InlineData("a___b", "a__underscores___b")]
    [InlineData("__", "__underscores__")]
    [InlineData("-", "__dash__")]
    [InlineData("a-é", null)]
    public void Names_of_properties_are_escaped(string name, string? escaped) => Assert.Equal(escaped, FieldNames.Escape(name));

    [Theory]
    [InlineData("in", true, false)]
    [InlineData("true", true, false)]
    [InlineData("if", true, true)]
    [InlineData("iff", false, false)]
    public void Words_of_the_language_are_reserved(string name, bool reserved, bool usable) =>
        Assert.Equal((reserved, usable), (FieldNames.IsReserved(name), FieldNames.IsReservedButUsable(name)));
}
