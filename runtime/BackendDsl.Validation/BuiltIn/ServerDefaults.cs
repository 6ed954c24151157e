using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>
/// An object of a built-in kind as admission policies see it: what the server has filled in by then is there where its value is known, and
/// unknown where it is not. Objects may be partly known.
/// </summary>
public static class ServerDefaults
{
    /// <summary>What is filled in by code, with one value whatever the object.</summary>
    private static readonly Dictionary<string, string> s_fixed = Table(
        "core.v1.ServiceSpec type=ClusterIP sessionAffinity=None",
        "core.v1.PodSpec restartPolicy=Always dnsPolicy=ClusterFirst schedulerName=default-scheduler terminationGracePeriodSeconds=30 enableServiceLinks=true",
        "core.v1.Container terminationMessagePath=/dev/termination-log terminationMessagePolicy=File",
        "apps.v1.DeploymentSpec replicas=1 revisionHistoryLimit=10 progressDeadlineSeconds=600",
        "apps.v1.ReplicaSetSpec replicas=1",
        "apps.v1.StatefulSetSpec replicas=1 revisionHistoryLimit=10 podManagementPolicy=OrderedReady",
        "apps.v1.DaemonSetSpec revisionHistoryLimit=10",
        "batch.v1.CronJobSpec concurrencyPolicy=Allow suspend=false successfulJobsHistoryLimit=3 failedJobsHistoryLimit=1",
        "batch.v1.JobSpec suspend=false completionMode=NonIndexed",
        "autoscaling.v2.HorizontalPodAutoscalerSpec minReplicas=1",
        "core.v1.PersistentVolumeClaimSpec volumeMode=Filesystem",
        "core.v1.PersistentVolumeSpec volumeMode=Filesystem persistentVolumeReclaimPolicy=Retain");

    /// <summary>What is filled in with a value that depends on the cluster or on other members.</summary>
    private static readonly Dictionary<string, string> s_open = Table(
        "meta.v1.ObjectMeta namespace= uid= creationTimestamp= generation= managedFields= resourceVersion= selfLink=",
        "core.v1.ServiceSpec clusterIP= clusterIPs= ipFamilies= ipFamilyPolicy= internalTrafficPolicy= externalTrafficPolicy= healthCheckNodePort= allocateLoadBalancerNodePorts= sessionAffinityConfig=",
        "core.v1.ServicePort targetPort= nodePort=",
        "core.v1.PodSpec serviceAccountName= serviceAccount= tolerations= securityContext= priority= preemptionPolicy= volumes= nodeName=",
        "core.v1.Container imagePullPolicy= volumeMounts=",
        "core.v1.ResourceRequirements requests=",
        "apps.v1.DeploymentSpec strategy=",
        "apps.v1.StatefulSetSpec updateStrategy= persistentVolumeClaimRetentionPolicy=",
        "apps.v1.DaemonSetSpec updateStrategy=",
        "apps.v1.DeploymentStrategy type= rollingUpdate=",
        "batch.v1.JobSpec completions= parallelism= backoffLimit= selector= podReplacementPolicy= manualSelector=",
        "networking.v1.NetworkPolicySpec policyTypes=",
        "autoscaling.v2.HorizontalPodAutoscalerSpec metrics= behavior=",
        "core.v1.PersistentVolumeClaimSpec storageClassName= volumeName=",
        "core.v1.Probe timeoutSeconds= periodSeconds= successThreshold= failureThreshold=",
        "core.v1.Secret type= data=",
        "core.v1.Namespace spec=",
        "core.v1.ServiceAccount secrets=");

    /// <summary>The object with what the server fills in. A kind that is not built in is given back as it is.</summary>
    /// <param name="resource">The object, with apiVersion and kind.</param>
    public static Value Apply(in Value resource)
    {
        if (resource.Kind != ValueKind.Object || resource.Object["apiVersion"] is not { Kind: ValueKind.String } apiVersion
            || resource.Object["kind"] is not { Kind: ValueKind.String } kind
            || !BuiltInKinds.TryGet(apiVersion.String, kind.String, out var found))
        {
            return resource;
        }

        var type = TypeTable.Get(found.TypeName);
        return Value.Of(new FilledObject(DefinitionDefaults.WithDefaults(resource).Object, type, found.IsNamespaced));
    }

    private static Value Fill(in Value value, Shape shape) => (value.Kind, shape.Kind) switch
    {
        (ValueKind.Object, ShapeKind.Object) => Value.Of(new FilledObject(value.Object, shape.Type, isNamespaced: true)),
        (ValueKind.Array, ShapeKind.List) when shape.Item.Kind == ShapeKind.Object => Value.Of(new FilledArray(value.Array, shape.Item)),
        _ => value,
    };

    private static Value Missing(TypeFacts type, MemberFacts member, bool isNamespaced)
    {
        var key = type.Name + " " + member.Name;
        if (member.Default is { } declared)
            return Literal(declared, member.Shape.Kind);
        if (s_fixed.TryGetValue(key, out var text))
            return Literal(text, member.Shape.Kind);
        if (s_open.ContainsKey(key))
            return member.Name == "namespace" && !isNamespaced ? Value.Absent : Value.MaybeAbsent;
        if (member.Name == "status")
            return Value.MaybeAbsent;

        // A struct is written even when nothing is in it.
        return member is { Shape.Kind: ShapeKind.Object, IsPointer: false, Name: not "metadata" }
            ? Value.Of(new FilledObject(new ObjectNode(), member.Shape.Type, isNamespaced))
            : Value.Absent;
    }

    private static Value Literal(string text, ShapeKind kind) => kind switch
    {
        ShapeKind.Boolean => Value.Of(text == "true"),
        ShapeKind.Int32 or ShapeKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Unknown,
        ShapeKind.String => Value.Of(text),
        _ => Value.Unknown,
    };

    private static Dictionary<string, string> Table(params string[] lines)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            for (var i = 1; i < words.Length; i++)
            {
                var equals = words[i].IndexOf('=');
                table[words[0] + " " + words[i].Substring(0, equals)] = words[i].Substring(equals + 1);
            }
        }

        return table;
    }

    /// <summary>An object with the members that are filled in after its own.</summary>
    private sealed class FilledObject : IObjectValue
    {
        private readonly List<KeyValuePair<string, Value>> _members = [];

        public FilledObject(IObjectValue source, TypeFacts type, bool isNamespaced)
        {
            IsComplete = source.IsComplete;
            for (var i = 0; i < source.Count; i++)
            {
                var slot = type.Find(source.NameAt(i));
                var value = source.ValueAt(i);
                if (!value.IsAbsent)
                    _members.Add(new(source.NameAt(i), slot < 0 ? value : Fill(value, type.Members[slot].Shape)));
            }

            if (!IsComplete)
                return;
            foreach (var member in type.Members)
            {
                if (source[member.Name].IsAbsent && Missing(type, member, isNamespaced) is { IsAbsent: false } filled)
                    _members.Add(new(member.Name, filled));
            }
        }

        public int Count => _members.Count;

        public bool IsComplete { get; }

        public Value this[string name]
        {
            get
            {
                foreach (var member in _members)
                {
                    if (string.Equals(member.Key, name, StringComparison.Ordinal))
                        return member.Value;
                }

                return Value.Absent;
            }
        }

        public string NameAt(int index) => _members[index].Key;

        public Value ValueAt(int index) => _members[index].Value;
    }

    private sealed class FilledArray(IArrayValue source, Shape item) : IArrayValue
    {
        public int Count => source.Count;

        public bool IsComplete => source.IsComplete;

        public Value this[int index] => Fill(source[index], item);
    }
}
