using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of a container.</summary>
internal static class ContainerDefaults
{
    public static void Fill(ContainerView container, Field spec, string list, int index, Report report)
    {
        if (container.Node.Object is not { } typed)
            return;
        PullPolicy(container, typed.Slots);
        Defaults.Fill.Text(container, ContainerView.At.TerminationMessagePath, "/dev/termination-log");
        Defaults.Fill.Text(container, ContainerView.At.TerminationMessagePolicy, "File");
        for (var i = 0; i < container.Ports.Count; i++)
            Defaults.Fill.Text(container.Ports.At(i), ContainerPortView.At.Protocol, "TCP");
        for (var i = 0; i < container.Env.Count; i++)
        {
            var source = new EnvVarView(container.Env.At(i)).ValueFrom;
            if (source.FieldRef.Node.Object is not null)
                Defaults.Fill.Text(source.FieldRef, ObjectFieldSelectorView.At.ApiVersion, "v1");
            if (source.FileKeyRef.Node.Object is not null)
                Defaults.Fill.Pointer(source.FileKeyRef, FileKeySelectorView.At.Optional, false);
        }

        if (container.Resources.Node.Object is not null)
        {
            Amounts.RoundUp(container.Resources.Limits, () => spec.Member(list).Item(index).Member("resources", "limits"), report);
            Amounts.RoundUp(container.Resources.Requests, () => spec.Member(list).Item(index).Member("resources", "requests"), report);
        }

        Probe(container.LivenessProbe);
        Probe(container.ReadinessProbe);
        Probe(container.StartupProbe);
        Http(container.Lifecycle.PostStart.HttpGet);
        Http(container.Lifecycle.PreStop.HttpGet);
    }

    private static void PullPolicy(ContainerView container, Value[] slots)
    {
        ref var policy = ref slots[ContainerView.At.ImagePullPolicy];
        if (policy.IsAbsent || (policy.Kind == ValueKind.String && policy.String.Length == 0))
            policy = container.Image.TryText(out var image) ? Value.Of(ImageName.PullPolicy(image)) : Value.Unknown;
        else if (policy.Kind == ValueKind.MaybeAbsent)
            policy = Value.Unknown;
    }

    private static void Probe(ProbeView probe)
    {
        if (probe.Node.Object is null)
            return;
        Defaults.Fill.Number(probe, ProbeView.At.TimeoutSeconds, 1);
        Defaults.Fill.Number(probe, ProbeView.At.PeriodSeconds, 10);
        Defaults.Fill.Number(probe, ProbeView.At.SuccessThreshold, 1);
        Defaults.Fill.Number(probe, ProbeView.At.FailureThreshold, 3);
        Http(probe.HttpGet);
        if (probe.Grpc.Node.Object is not null)
            Defaults.Fill.Pointer(probe.Grpc, GRPCActionView.At.Service, "");
    }

    private static void Http(HTTPGetActionView http)
    {
        if (http.Node.Object is null)
            return;
        Defaults.Fill.Text(http, HTTPGetActionView.At.Path, "/");
        Defaults.Fill.Text(http, HTTPGetActionView.At.Scheme, "HTTP");
    }
}
