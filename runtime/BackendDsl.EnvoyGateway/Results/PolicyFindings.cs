using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>What a policy does not do although nothing refuses it, or though only its status says so.</summary>
internal static class PolicyFindings
{
    public static void Add(FindingList findings, World world, PolicyAttachment attachment, IReadOnlyList<ClusterDraft> drafts)
    {
        foreach (var policy in attachment.Idle)
        {
            findings.Add(policy, Ids.SelectsNothing, FindingSeverity.Warning, FindingEffect.Ignored, "spec.targetSelectors",
                "the selectors hit nothing that is given, so the policy has no effect and gets no status");
        }

        for (var i = 0; i < attachment.Reports.Count; i++)
        {
            var report = attachment.Reports[i];
            Refusals(findings, report);
            Missing(findings, world, report, attachment.Targets[i]);
        }

        Replaced(findings, drafts);
        foreach (var draft in drafts)
        {
            if (!draft.LosesHttpOptions)
                continue;
            findings.Add(draft.Traffic!.Policy, Ids.KeepaliveLosesOptions, FindingSeverity.Error, FindingEffect.Refused, "spec.http2.connectionKeepalive",
                "without a timeout, or with a time below 1ms, all HTTP options of the cluster are lost, and Envoy refuses it: upstream_protocol_options is required",
                draft.Cluster.Name);
        }

        Http2(findings, drafts);
    }

    private static void Refusals(FindingList findings, PolicyReport report)
    {
        foreach (var condition in report.Refusals)
        {
            switch (condition.Reason)
            {
                case "Conflicted":
                    findings.Add(report.Policy, Ids.Conflicted, FindingSeverity.Warning, FindingEffect.Ignored, Targets(report.Policy), condition.Message);
                    break;
                case "Invalid":
                    findings.Add(report.Policy, Ids.Invalid, FindingSeverity.Error, FindingEffect.Refused, "spec",
                        $"{condition.Message} The routes of the policy answer 500, and their clusters take the settings of the next policy");
                    break;
                default:
                    findings.Add(report.Policy, Ids.TargetNotFound, FindingSeverity.Warning, FindingEffect.Ignored, Targets(report.Policy), condition.Message);
                    break;
            }
        }
    }

    // A kind of which nothing is given says nothing of what is missing.
    private static void Missing(FindingList findings, World world, PolicyReport report, List<PolicyTarget> targets)
    {
        // Something is said of the only one: it is there.
        if (targets.Count == 1 && report.Ancestors.Count > 0)
            return;
        foreach (var target in targets)
        {
            if (world.Of(target.Kind).Count > 0 && world.Find(target.Kind, target.Namespace, target.Name) is null)
            {
                findings.Add(report.Policy, Ids.TargetNotFound, FindingSeverity.Warning, FindingEffect.Ignored, Targets(report.Policy),
                    $"there is no {target.Kind} {target.Namespace}/{target.Name}; the policy gets no condition for it");
            }
        }
    }

    private static void Replaced(FindingList findings, IReadOnlyList<ClusterDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Traffic is not { Parent: null } traffic || draft.Rule.HiddenOn(draft.Listener) is not { Count: > 0 } hidden)
                continue;
            foreach (var policy in hidden.Select(h => h.Policy))
            {
                if (policy == traffic.Policy)
                    continue;
                findings.Add(traffic.Policy, Ids.ReplacesParent, FindingSeverity.Info, FindingEffect.Ignored, "spec",
                    $"without mergeType this policy replaces all of {policy.FullName} for the rules it is for: none of its settings hold there");
            }
        }
    }

    private static void Http2(FindingList findings, IReadOnlyList<ClusterDraft> drafts)
    {
        foreach (var policy in drafts.Where(d => d.Traffic is not null && d.Spec.Has("http2")).GroupBy(d => d.Traffic!.Policy))
        {
            if (policy.All(d => !d.WritesHttp2) && policy.Key.Spec.Has("http2"))
            {
                findings.Add(policy.Key, Ids.Http2WithoutEffect, FindingSeverity.Warning, FindingEffect.Ignored, "spec.http2",
                    "no cluster of this policy speaks HTTP/2, and these settings do not make one: appProtocol of the Service or Backend does");
            }
        }
    }

    private static string Targets(Resource policy) => policy.Spec.List("targetRefs") is { Count: > 0 } ? "spec.targetRefs"
        : policy.Spec.Has("targetRef") ? "spec.targetRef" : "spec.targetSelectors";
}
