using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of kinds that have few.</summary>
internal static class SmallDefaults
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    public static void NetworkPolicy(TypedObject typed, Report report)
    {
        _ = report;
        var spec = new NetworkPolicySpecView(Fill.Object(new(Value.Of(typed)), NetworkPolicyView.At.Spec));
        if (spec.Node.Object is not { } own)
            return;
        Fill.Object(spec, NetworkPolicySpecView.At.PodSelector);
        for (var i = 0; i < spec.Ingress.Count; i++)
            Ports(new NetworkPolicyIngressRuleView(spec.Ingress.At(i)).Ports);
        for (var i = 0; i < spec.Egress.Count; i++)
            Ports(new NetworkPolicyEgressRuleView(spec.Egress.At(i)).Ports);
        if (spec.PolicyTypes.HasNone.IsTrue)
            own.Slots[NetworkPolicySpecView.At.PolicyTypes] = spec.Egress.HasNone.IsTrue ? Fill.Texts("Ingress") : spec.Egress.HasNone.IsFalse ? Fill.Texts("Ingress", "Egress") : Value.Unknown;
        else if (!spec.PolicyTypes.HasNone.IsFalse)
            own.Slots[NetworkPolicySpecView.At.PolicyTypes] = Value.Unknown;
    }

    public static void RoleBinding(TypedObject typed, Report report)
    {
        _ = report;
        var binding = new RoleBindingView(new(Value.Of(typed)));
        if (binding.RoleRef.Node.Object is not null)
            Fill.Text(binding.RoleRef, RoleRefView.At.ApiGroup, RbacGroup);
        else
            Fill.Text(Fill.Object(binding, RoleBindingView.At.RoleRef), RoleRefView.At.ApiGroup, RbacGroup);
        for (var i = 0; i < binding.Subjects.Count; i++)
        {
            var subject = new RbacSubjectView(binding.Subjects.At(i));
            if (subject.Node.Object is null)
                continue;
            if (subject.ApiGroup.IsEmpty.IsTrue)
                Fill.Replace(subject, RbacSubjectView.At.ApiGroup, Value.Of(RbacGroup), subject.Kind.IsOneOf("User", "Group"));
        }
    }

    public static void Secret(TypedObject typed, Report report)
    {
        var secret = new SecretView(new(Value.Of(typed)));
        Fill.Text(secret, SecretView.At.Type, "Opaque");
        if (secret.StringData.Value.IsAbsent)
            return;
        // What was given as text moves into the data.
        if (secret.StringData.Map is { } text && (secret.Data.Value.IsAbsent || secret.Data.Map is not null))
        {
            var values = new SortedDictionary<string, Value>(StringComparer.Ordinal);
            var data = secret.Data.Map ?? TypedMap.Empty;
            for (var i = 0; i < data.Count; i++)
                values[data.Keys[i]] = data.Values[i];
            for (var i = 0; i < text.Count; i++)
            {
                if (values.ContainsKey(text.Keys[i]))
                    report.Inform(Field.Root(Concept.Dropped).Member("data").Key(text.Keys[i]), $"replaced without a word: stringData[{text.Keys[i]}] wins");
                values[text.Keys[i]] = text.Values[i].Kind == ValueKind.String
                    ? Value.Of(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text.Values[i].String)))
                    : Value.Unknown;
            }

            typed.Slots[SecretView.At.Data] = Value.Of(new TypedMap([.. values.Keys], [.. values.Values], text.IsComplete && data.IsComplete));
        }
        else
        {
            typed.Slots[SecretView.At.Data] = Value.MaybeAbsent;
        }

        typed.Slots[SecretView.At.StringData] = Value.Absent;
    }

    public static void Claim(TypedObject typed, Report report)
    {
        StorageDefaults.Claim(new(Fill.Object(new(Value.Of(typed)), PersistentVolumeClaimView.At.Spec)), Field.Root(Concept.Dropped).Member("spec"), report);
    }

    public static void Volume(TypedObject typed, Report report)
    {
        StorageDefaults.Volume(new(Fill.Object(new(Value.Of(typed)), PersistentVolumeView.At.Spec)), report);
    }

    public static void StorageClass(TypedObject typed, Report report)
    {
        _ = report;
        var node = new Node(Value.Of(typed));
        Fill.Pointer(node, StorageClassView.At.ReclaimPolicy, "Delete");
        Fill.Pointer(node, StorageClassView.At.VolumeBindingMode, "Immediate");
    }

    public static void IngressClass(TypedObject typed, Report report)
    {
        _ = report;
        var spec = new IngressClassSpecView(Fill.Object(new(Value.Of(typed)), IngressClassView.At.Spec));
        if (spec.Parameters.Node.Object is not null)
            Fill.Pointer(spec.Parameters, IngressClassParametersReferenceView.At.Scope, "Cluster");
    }

    public static void PriorityClass(TypedObject typed, Report report)
    {
        _ = report;
        Fill.Pointer(new(Value.Of(typed)), PriorityClassView.At.PreemptionPolicy, "PreemptLowerPriority");
    }

    public static void CsiDriver(TypedObject typed, Report report)
    {
        _ = report;
        var spec = new CSIDriverSpecView(Fill.Object(new(Value.Of(typed)), CSIDriverView.At.Spec));
        Fill.Pointer(spec, CSIDriverSpecView.At.AttachRequired, true);
        Fill.Pointer(spec, CSIDriverSpecView.At.PodInfoOnMount, false);
        Fill.Pointer(spec, CSIDriverSpecView.At.StorageCapacity, false);
        Fill.Pointer(spec, CSIDriverSpecView.At.FsGroupPolicy, "ReadWriteOnceWithFSType");
        Fill.Pointer(spec, CSIDriverSpecView.At.RequiresRepublish, false);
        Fill.Pointer(spec, CSIDriverSpecView.At.SeLinuxMount, false);
        if (spec.VolumeLifecycleModes.HasNone.IsTrue && spec.Node.Object is { } own)
            own.Slots[CSIDriverSpecView.At.VolumeLifecycleModes] = Fill.Texts("Persistent");
    }

    public static void EndpointSlice(TypedObject typed, Report report)
    {
        _ = report;
        var slice = new EndpointSliceView(new(Value.Of(typed)));
        for (var i = 0; i < slice.Endpoints.Count; i++)
        {
            if (slice.Endpoints.At(i).Object is { } endpoint)
                endpoint.Slots[EndpointView.At.DeprecatedTopology] = Value.Absent;
        }

        for (var i = 0; i < slice.Ports.Count; i++)
        {
            Fill.Pointer(slice.Ports.At(i), DiscoveryEndpointPortView.At.Name, "");
            Fill.Pointer(slice.Ports.At(i), DiscoveryEndpointPortView.At.Protocol, "TCP");
        }
    }

    /// <summary>A Namespace's own name as a label.</summary>
    public static void NamespaceLabel(TypedObject typed, Report report)
    {
        _ = report;
        var node = new NamespaceView(new(Value.Of(typed)));
        var meta = new ObjectMetaView(node.Metadata);
        if (meta.Node.Object is { } own && meta.Name.TryGiven(out string name) && name.Length > 0 && (meta.Labels.Value.IsAbsent || meta.Labels.Map is not null))
        {
            var labels = meta.Labels.Map ?? TypedMap.Empty;
            var at = labels.Find("kubernetes.io/metadata.name");
            string[] keys = at >= 0 ? labels.Keys : [.. labels.Keys, "kubernetes.io/metadata.name"];
            Value[] values = at >= 0 ? [.. labels.Values] : [.. labels.Values, Value.Of(name)];
            if (at >= 0)
                values[at] = Value.Of(name);
            Array.Sort(keys, values, StringComparer.Ordinal);
            own.Slots[ObjectMetaView.At.Labels] = Value.Of(new TypedMap(keys, values, labels.IsComplete));
        }

    }

    /// <summary>The finalizer that keeps a Namespace until it is empty.</summary>
    public static void Namespace(TypedObject typed)
    {
        var spec = Fill.Object(new(Value.Of(typed)), NamespaceView.At.Spec);
        if (spec.Object is not { } inner)
            return;
        var finalizers = new NamespaceSpecView(spec).Finalizers;
        if (finalizers.Holds("kubernetes").IsFalse)
            inner.Slots[NamespaceSpecView.At.Finalizers] = finalizers.Value.IsAbsent ? Fill.Texts("kubernetes") : Value.Of(new TypedList([.. ((TypedList)finalizers.Value.Array).Items, Value.Of("kubernetes")], true));
    }

    public static void Lease(TypedObject typed, Report report)
    {
        var spec = new LeaseView(new(Value.Of(typed))).Spec;
        var at = Field.Root(Concept.Dropped).Member("spec");
        Dropped.Drop(spec, LeaseSpecView.At.Strategy, at.Member("strategy"), "CoordinatedLeaderElection", report);
        Dropped.Drop(spec, LeaseSpecView.At.PreferredHolder, at.Member("preferredHolder"), "CoordinatedLeaderElection", report);
    }

    public static void ServiceAccount(TypedObject typed, Report report)
    {
        var secrets = new ServiceAccountView(new(Value.Of(typed))).Secrets;
        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets.At(i).Object is not { } reference)
                continue;
            for (var slot = 0; slot < reference.Slots.Length; slot++)
            {
                if (slot == ObjectReferenceView.At.Name || reference.Slots[slot].IsAbsent)
                    continue;
                if (reference.Slots[slot].IsPresent)
                    report.Inform(Field.Root(Concept.Dropped).Member("secrets").Item(i).Member(reference.Type.Members[slot].Name), "dropped without a word: of a secret the name alone is kept here");
                reference.Slots[slot] = Value.Absent;
            }
        }
    }

    public static void LimitRange(TypedObject typed, Report report)
    {
        var spec = new LimitRangeSpecView(Fill.Object(new(Value.Of(typed)), LimitRangeView.At.Spec));
        for (var i = 0; i < spec.Limits.Count; i++)
        {
            var item = new LimitRangeItemView(spec.Limits.At(i));
            if (item.Node.Object is not { } own)
                continue;
            var at = i;
            foreach (var (name, amounts) in new[] { ("max", item.Max), ("min", item.Min), ("default", item.Default), ("defaultRequest", item.DefaultRequest), ("maxLimitRequestRatio", item.MaxLimitRequestRatio) })
                Amounts.RoundUp(amounts, () => Field.Root(Concept.Dropped).Member("spec", "limits").Item(at).Member(name), report);
            if (!item.Type.Is("Container").IsTrue)
                continue;
            own.Slots[LimitRangeItemView.At.Default] = Merge(item.Default, item.Max);
            own.Slots[LimitRangeItemView.At.DefaultRequest] = Merge(new(Merge(item.DefaultRequest, new(own.Slots[LimitRangeItemView.At.Default]))), item.Min);
        }
    }

    public static void Quota(TypedObject typed, Report report)
    {
        Amounts.RoundUp(new ResourceQuotaSpecView(Fill.Object(new(Value.Of(typed)), ResourceQuotaView.At.Spec)).Hard, static () => Field.Root(Concept.Dropped).Member("spec", "hard"), report);
    }

    private static void Ports(Node ports)
    {
        for (var i = 0; i < ports.Count; i++)
            Fill.Pointer(ports.At(i), NetworkPolicyPortView.At.Protocol, "TCP");
    }

    // What the first has not, the second gives.
    private static Value Merge(Node first, Node second)
    {
        if (first.Value.IsUnknown || second.Value.IsUnknown)
            return Value.MaybeAbsent;
        var own = first.Map ?? TypedMap.Empty;
        var other = second.Map ?? TypedMap.Empty;
        if (!own.IsComplete || !other.IsComplete)
            return Value.MaybeAbsent;
        var missing = other.Keys.Where(k => own.Find(k) < 0).ToArray();
        string[] keys = [.. own.Keys, .. missing];
        Value[] values = [.. own.Values, .. missing.Select(k => other[k])];
        Array.Sort(keys, values, StringComparer.Ordinal);
        return Value.Of(new TypedMap(keys, values, true));
    }
}
