#nullable enable
using System.CodeDom.Compiler;
using System.Text;
using System.Text.Json.Serialization;
using BackendDsl.Models;
using k8s.Models;

namespace BackendDsl.Tests.Sample;

/// <summary>A list of <see cref="Widget"/>.</summary>
[GeneratedCode("BackendDsl.Generator", "0.1.0")]
[KubernetesEntity(Group = "example.dev", ApiVersion = "v1", Kind = "WidgetList", PluralName = "widgets")]
[JsonConverter(typeof(ModelJsonConverter<WidgetList>))]
public sealed record WidgetList : CustomResourceList<WidgetList, Widget>
{
    private static readonly ObjectShape s_shape = ObjectShape.ResourceList<Widget>("example.dev/v1", "WidgetList");
    protected override ObjectShape Shape => s_shape;
    protected override bool PrintMembers(StringBuilder builder) => false;
}
