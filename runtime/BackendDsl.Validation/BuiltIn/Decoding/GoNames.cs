using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>What the server's types are called in its own language: decoding errors name them.</summary>
internal static class GoNames
{
    // Strings with a type of their own, by type and member.
    private static readonly Dictionary<string, string> s_named = new(StringComparer.Ordinal)
    {
        ["ContainerPort.protocol"] = "v1.Protocol",
        ["ServicePort.protocol"] = "v1.Protocol",
        ["NetworkPolicyPort.protocol"] = "v1.Protocol",
        ["EndpointPort.protocol"] = "v1.Protocol",
        ["Container.imagePullPolicy"] = "v1.PullPolicy",
        ["Container.restartPolicy"] = "v1.ContainerRestartPolicy",
        ["Container.terminationMessagePolicy"] = "v1.TerminationMessagePolicy",
        ["PodSpec.restartPolicy"] = "v1.RestartPolicy",
        ["PodSpec.dnsPolicy"] = "v1.DNSPolicy",
        ["PodSpec.preemptionPolicy"] = "v1.PreemptionPolicy",
        ["HTTPGetAction.scheme"] = "v1.URIScheme",
        ["Toleration.effect"] = "v1.TaintEffect",
        ["Toleration.operator"] = "v1.TolerationOperator",
        ["Taint.effect"] = "v1.TaintEffect",
        ["NodeSelectorRequirement.operator"] = "v1.NodeSelectorOperator",
        ["LabelSelectorRequirement.operator"] = "v1.LabelSelectorOperator",
        ["TopologySpreadConstraint.whenUnsatisfiable"] = "v1.UnsatisfiableConstraintAction",
        ["TopologySpreadConstraint.nodeAffinityPolicy"] = "v1.NodeInclusionPolicy",
        ["TopologySpreadConstraint.nodeTaintsPolicy"] = "v1.NodeInclusionPolicy",
        ["VolumeMount.mountPropagation"] = "v1.MountPropagationMode",
        ["VolumeMount.recursiveReadOnly"] = "v1.RecursiveReadOnlyMode",
        ["EmptyDirVolumeSource.medium"] = "v1.StorageMedium",
        ["HostPathVolumeSource.type"] = "v1.HostPathType",
        ["SecurityContext.procMount"] = "v1.ProcMountType",
        ["Capabilities.add"] = "v1.Capability",
        ["Capabilities.drop"] = "v1.Capability",
        ["SeccompProfile.type"] = "v1.SeccompProfileType",
        ["AppArmorProfile.type"] = "v1.AppArmorProfileType",
        ["PodSecurityContext.fsGroupChangePolicy"] = "v1.PodFSGroupChangePolicy",
        ["PodOS.name"] = "v1.OSName",
        ["Secret.type"] = "v1.SecretType",
        ["ServiceSpec.type"] = "v1.ServiceType",
        ["ServiceSpec.sessionAffinity"] = "v1.ServiceAffinity",
        ["ServiceSpec.externalTrafficPolicy"] = "v1.ServiceExternalTrafficPolicy",
        ["ServiceSpec.internalTrafficPolicy"] = "v1.ServiceInternalTrafficPolicy",
        ["ServiceSpec.ipFamilyPolicy"] = "v1.IPFamilyPolicy",
        ["ServiceSpec.ipFamilies"] = "v1.IPFamily",
        ["PersistentVolumeClaimSpec.accessModes"] = "v1.PersistentVolumeAccessMode",
        ["PersistentVolumeSpec.accessModes"] = "v1.PersistentVolumeAccessMode",
        ["PersistentVolumeClaimSpec.volumeMode"] = "v1.PersistentVolumeMode",
        ["PersistentVolumeSpec.volumeMode"] = "v1.PersistentVolumeMode",
        ["PersistentVolumeSpec.persistentVolumeReclaimPolicy"] = "v1.PersistentVolumeReclaimPolicy",
        ["NamespaceSpec.finalizers"] = "v1.FinalizerName",
        ["LimitRangeItem.type"] = "v1.LimitType",
        ["ResourceQuotaSpec.scopes"] = "v1.ResourceQuotaScope",
        ["DeploymentStrategy.type"] = "v1.DeploymentStrategyType",
        ["DaemonSetUpdateStrategy.type"] = "v1.DaemonSetUpdateStrategyType",
        ["StatefulSetUpdateStrategy.type"] = "v1.StatefulSetUpdateStrategyType",
        ["StatefulSetSpec.podManagementPolicy"] = "v1.PodManagementPolicyType",
        ["JobSpec.completionMode"] = "v1.CompletionMode",
        ["JobSpec.podReplacementPolicy"] = "v1.PodReplacementPolicy",
        ["PodFailurePolicyRule.action"] = "v1.PodFailurePolicyAction",
        ["CronJobSpec.concurrencyPolicy"] = "v1.ConcurrencyPolicy",
        ["HTTPIngressPath.pathType"] = "v1.PathType",
        ["NetworkPolicySpec.policyTypes"] = "v1.PolicyType",
        ["EndpointSlice.addressType"] = "v1.AddressType",
        ["PriorityClass.preemptionPolicy"] = "v1.PreemptionPolicy",
        ["StorageClass.reclaimPolicy"] = "v1.PersistentVolumeReclaimPolicy",
        ["StorageClass.volumeBindingMode"] = "v1.VolumeBindingMode",
        ["MetricSpec.type"] = "v2.MetricSourceType",
        ["MetricTarget.type"] = "v2.MetricTargetType",
        ["HPAScalingPolicy.type"] = "v2.HPAScalingPolicyType",
        ["HPAScalingRules.selectPolicy"] = "v2.ScalingPolicySelect",
        ["PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy"] = "v1.UnhealthyPodEvictionPolicyType",
        ["RuleWithOperations.operations"] = "v1.OperationType",
        ["NamedRuleWithOperations.operations"] = "v1.OperationType",
        ["RuleWithOperations.scope"] = "v1.ScopeType",
        ["ValidatingWebhook.failurePolicy"] = "v1.FailurePolicyType",
        ["MutatingWebhook.failurePolicy"] = "v1.FailurePolicyType",
        ["ValidatingAdmissionPolicySpec.failurePolicy"] = "v1.FailurePolicyType",
        ["ValidatingAdmissionPolicyBindingSpec.validationActions"] = "v1.ValidationAction",
        ["Validation.reason"] = "v1.StatusReason",
        ["OwnerReference.uid"] = "types.UID",
        ["ObjectMeta.uid"] = "types.UID",
    };

    // Objects whose members belong to another one that is embedded: its name stands in the path.
    private static readonly Dictionary<string, (string Embedded, string[] Own)> s_embedded = new(StringComparer.Ordinal)
    {
        ["Probe"] = ("ProbeHandler", ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold", "terminationGracePeriodSeconds"]),
        ["Volume"] = ("VolumeSource", ["name"]),
        ["PersistentVolumeSpec"] = ("PersistentVolumeSource", ["capacity", "accessModes", "claimRef", "persistentVolumeReclaimPolicy", "storageClassName", "mountOptions", "volumeMode", "nodeAffinity", "volumeAttributesClassName"]),
        ["ConfigMapKeySelector"] = ("LocalObjectReference", ["key", "optional"]),
        ["SecretKeySelector"] = ("LocalObjectReference", ["key", "optional"]),
        ["ConfigMapEnvSource"] = ("LocalObjectReference", ["optional"]),
        ["SecretEnvSource"] = ("LocalObjectReference", ["optional"]),
        ["ConfigMapVolumeSource"] = ("LocalObjectReference", ["items", "defaultMode", "optional"]),
        ["ConfigMapProjection"] = ("LocalObjectReference", ["items", "optional"]),
        ["SecretProjection"] = ("LocalObjectReference", ["items", "optional"]),
        ["EphemeralContainer"] = ("EphemeralContainerCommon", ["targetContainerName"]),
        ["IngressRule"] = ("IngressRuleValue", ["host"]),
        ["RuleWithOperations"] = ("Rule", ["operations"]),
        ["NamedRuleWithOperations"] = ("RuleWithOperations", ["resourceNames"]),
    };

    /// <summary>The name of the embedded object that a member belongs to; null where it is the type's own.</summary>
    public static string? Embedding(TypeFacts type, string member) =>
        s_embedded.TryGetValue(type.ShortName, out var entry) && Array.IndexOf(entry.Own, member) < 0
            ? type.ShortName == "NamedRuleWithOperations" && member != "operations" ? "RuleWithOperations.Rule" : entry.Embedded
            : null;

    /// <summary>The type of a member, for example <c>[]v1.Container</c>; <paramref name="shape"/> may be that of its items.</summary>
    public static string TypeOf(TypeFacts owner, string member, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.List:
                return "[]" + TypeOf(owner, member, shape.Item);
            case ShapeKind.Map when shape.Item.Kind == ShapeKind.Quantity:
                return "v1.ResourceList";
            case ShapeKind.Map when shape.Item.Kind == ShapeKind.Bytes:
                return "map[string][]uint8";
            case ShapeKind.Map:
                return "map[string]" + TypeOf(owner, member, shape.Item);
            case ShapeKind.Object:
                return shape.Type.Package + "." + shape.Type.ShortName;
            case ShapeKind.Boolean:
                return "bool";
            case ShapeKind.Int32 or ShapeKind.IntOrString:
                return "int32";
            case ShapeKind.Int64:
                return "int64";
            case ShapeKind.Double:
                return "float64";
            case ShapeKind.Bytes:
                return "[]uint8";
            default:
                return s_named.TryGetValue(owner.ShortName + "." + member, out var name) ? name : "string";
        }
    }
}
