using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>What the server drops or changes without a word is told where it is written.</summary>
public sealed class TrapTests
{
    private const string Template = "metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: 'registry.example.com/c:1'";

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: x, lifecycle: {stopSignal: SIGUSR1}}]}", "spec.containers[0].lifecycle.stopSignal", "ContainerStopSignals")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {schedulingGroup: {podGroupName: g}, containers: [{name: c, image: x}]}", "spec.schedulingGroup", "GenericWorkload")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: x, resources: {limits: {cpu: 2}}}]}", "spec.containers[0].resources.limits[cpu]", "requests[cpu] is set to this limit")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: x, resources: {requests: {cpu: 1n}}}]}", "spec.containers[0].resources.requests[cpu]", "kept as 1m")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {selector: {matchLabels: {a: b}}, template: {" + Template + ", lifecycle: {stopSignal: SIGUSR1}}]}}}", "spec.template.spec.containers[0].lifecycle.stopSignal", "ContainerStopSignals")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {selector: {matchLabels: {a: b}}, template: {" + Template + ", resources: {limits: {memory: 100u}}}]}}}", "spec.template.spec.containers[0].resources.limits[memory]", "kept as 1m")]
    [InlineData("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j}\nspec: {schedule: '@daily', jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: x, lifecycle: {stopSignal: SIGUSR1}}]}}}}}", "spec.jobTemplate.spec.template.spec.containers[0].lifecycle.stopSignal", "ContainerStopSignals")]
    [InlineData("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: s}\nspec: {serviceName: s, selector: {matchLabels: {a: b}}, updateStrategy: {rollingUpdate: {maxUnavailable: 2}}, template: {" + Template + "}]}}}", "spec.updateStrategy.rollingUpdate.maxUnavailable", "MaxUnavailableStatefulSet")]
    [InlineData("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, dataSource: {kind: Other, name: x, apiGroup: acme.io}}", "spec.dataSource", "dataSourceRef")]
    [InlineData("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, dataSourceRef: {kind: PersistentVolumeClaim, name: x, namespace: other}}", "spec.dataSourceRef.namespace", "CrossNamespaceVolumeDataSource")]
    [InlineData("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\nsecrets: [{name: x, namespace: other}]", "secrets[0].namespace", "the name alone is kept")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {k: YQ==}\nstringData: {k: b}", "data[k]", "stringData[k] wins")]
    [InlineData("apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: l}\nspec: {holderIdentity: a, preferredHolder: x}", "spec.preferredHolder", "CoordinatedLeaderElection")]
    public void What_is_dropped_or_changed_is_an_info_where_it_is_written(string manifest, string path, string says)
    {
        var result = BuiltInValidator.Validate(DocumentReader.ReadOne(manifest));
        Assert.True(result.IsValid, string.Join("; ", result.Errors));
        var info = Assert.Single(result.Infos);
        Assert.Equal((path, FindingSeverity.Info, "BDSL5060"), (info.Path.ToString(), info.Severity, info.Id));
        Assert.Contains(says, info.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_that_drops_its_tag_changes_its_pull_policy()
    {
        var old = DocumentReader.ReadOne("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: 'x:1'}]}");
        var now = DocumentReader.ReadOne("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: x}]}");
        var result = BuiltInValidator.Validate(now, new() { OldObject = old });
        Assert.Equal("spec", Assert.Single(result.Errors).Path.ToString());
        Assert.Equal("spec.containers[0].image", Assert.Single(result.Infos).Path.ToString());
        Assert.Contains("imagePullPolicy: IfNotPresent", result.Infos[0].Message, StringComparison.Ordinal);
        Assert.Empty(BuiltInValidator.Validate(DocumentReader.ReadOne("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: 'x:2'}]}"), new() { OldObject = old }).Infos);
    }

    [Fact]
    public void What_may_be_there_is_not_told()
    {
        var pod = (ObjectNode)DocumentReader.ReadOne("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: x, resources: {}}]}").Object;
        var container = (ObjectNode)pod["spec"].Object["containers"].Array[0].Object;
        container.Set("resources", Value.MaybeAbsent);
        container.Set("lifecycle", Value.Unknown);
        Assert.Empty(BuiltInValidator.Validate(Value.Of(pod)).Infos);
    }
}
