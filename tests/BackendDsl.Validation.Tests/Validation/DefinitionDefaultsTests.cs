using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>What a server adds to a definition.</summary>
public sealed class DefinitionDefaultsTests
{
    [Fact]
    public void Names_and_conversion_are_filled_in_and_the_object_given_is_left_alone()
    {
        var given = DocumentReader.ReadOne("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {group: acme.io, names: {kind: BigWidget, plural: bigwidgets}}}");

        var stored = DefinitionDefaults.WithDefaults(given);

        Assert.Equal("bigwidget", Text(stored, "names", "singular"));
        Assert.Equal("BigWidgetList", Text(stored, "names", "listKind"));
        Assert.Equal("None", Text(stored, "conversion", "strategy"));
        Assert.Equal("acme.io", Text(stored, "group"));
        Assert.True(given.Object["spec"].Object["conversion"].IsAbsent);
        Assert.True(given.Object["spec"].Object["names"].Object["singular"].IsAbsent);
    }

    [Fact]
    public void What_is_given_stays()
    {
        var stored = DefinitionDefaults.WithDefaults(DocumentReader.ReadOne(
            "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {names: {kind: Widget, singular: w, listKind: Ws}, conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: s, namespace: n}}}}}}"));

        Assert.Equal(("w", "Ws", "Webhook"), (Text(stored, "names", "singular"), Text(stored, "names", "listKind"), Text(stored, "conversion", "strategy")));
        Assert.Equal(443, At(stored, "conversion", "webhook", "clientConfig", "service", "port").Integer);
        var other = DefinitionDefaults.WithDefaults(DocumentReader.ReadOne("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {conversion: {strategy: Webhook, webhook: {clientConfig: {service: {port: 8443}}}}}}"));
        Assert.Equal(8443, At(other, "conversion", "webhook", "clientConfig", "service", "port").Integer);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: 1}")]
    [InlineData("{apiVersion: apiextensions.k8s.io/v1beta1, kind: CustomResourceDefinition, spec: {}}")]
    [InlineData("null")]
    public void What_is_no_definition_is_left_as_it_is(string text)
    {
        var given = DocumentReader.ReadOne(text);
        Assert.Equal(given, DefinitionDefaults.WithDefaults(given));
    }

    [Fact]
    public void Members_of_another_type_are_left_as_they_are()
    {
        var stored = DefinitionDefaults.WithDefaults(DocumentReader.ReadOne("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {names: {kind: 1}, conversion: {webhook: text}}}"));
        Assert.True(At(stored, "names", "listKind").IsAbsent);
        Assert.Equal("text", Text(stored, "conversion", "webhook"));
    }

    private static string Text(Value value, params string[] path) => At(value, path).String;

    private static Value At(Value value, params string[] path) => path.Aggregate(value.Object["spec"], (at, name) => at.Object[name]);
}
