using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of webhooks and admission policies.</summary>
internal static class AdmissionDefaults
{
    public static void Webhooks(TypedObject typed, Report report)
    {
        _ = report;
        var hooks = new Node(Value.Of(typed)).Member("webhooks");
        for (var i = 0; i < hooks.Count; i++)
        {
            var hook = hooks.At(i);
            if (hook.Object is not { } own)
                continue;
            var type = own.Type;
            Fill.Pointer(hook, type.Find("failurePolicy"), "Fail");
            Fill.Pointer(hook, type.Find("matchPolicy"), "Equivalent");
            Fill.Object(hook, type.Find("namespaceSelector"));
            Fill.Object(hook, type.Find("objectSelector"));
            Fill.Pointer(hook, type.Find("timeoutSeconds"), 10);
            if (type.Find("reinvocationPolicy") is >= 0 and var reinvocation)
                Fill.Pointer(hook, reinvocation, "Never");
            var client = new WebhookClientConfigView(hook.Member("clientConfig"));
            if (client.Service.Node.Object is not null)
                Fill.Pointer(client.Service, ServiceReferenceView.At.Port, 443);
            Rules(hook.Member("rules"));
        }
    }

    public static void Policy(TypedObject typed, Report report)
    {
        _ = report;
        var spec = new ValidatingAdmissionPolicySpecView(Fill.Object(new(Value.Of(typed)), ValidatingAdmissionPolicyView.At.Spec));
        Fill.Pointer(spec, ValidatingAdmissionPolicySpecView.At.FailurePolicy, "Fail");
        Match(spec.MatchConstraints);
    }

    public static void Binding(TypedObject typed, Report report)
    {
        _ = report;
        var spec = new ValidatingAdmissionPolicyBindingSpecView(Fill.Object(new(Value.Of(typed)), ValidatingAdmissionPolicyBindingView.At.Spec));
        Match(spec.MatchResources);
    }

    private static void Match(MatchResourcesView match)
    {
        if (match.Node.Object is null)
            return;
        Fill.Pointer(match, MatchResourcesView.At.MatchPolicy, "Equivalent");
        Fill.Object(match, MatchResourcesView.At.NamespaceSelector);
        Fill.Object(match, MatchResourcesView.At.ObjectSelector);
        Rules(match.ResourceRules);
        Rules(match.ExcludeResourceRules);
    }

    private static void Rules(Node rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules.At(i).Object is { } rule)
                Fill.Pointer(rules.At(i), rule.Type.Find("scope"), "*");
        }
    }
}
