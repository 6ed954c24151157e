using System.Globalization;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Probes, and what runs after a container's start and before its stop.</summary>
internal static class ProbeRules
{
    public static void Liveness(ProbeView probe, PodContext pod, Field at, Report report)
    {
        if (!probe.Node.Given.IsTrue)
            return;
        Common(probe, pod, at, report);
        if (probe.SuccessThreshold.TryNumber(out var threshold) && threshold != 1)
            report.Invalid(at.Member("successThreshold"), threshold, "must be 1");
    }

    public static void Readiness(ProbeView probe, PodContext pod, Field at, Report report)
    {
        if (!probe.Node.Given.IsTrue)
            return;
        Common(probe, pod, at, report);
        if (probe.TerminationGracePeriodSeconds.TryGiven(out long grace))
            report.Invalid(at.Member("terminationGracePeriodSeconds"), grace, "must not be set for readinessProbes");
    }

    public static void Lifecycle(LifecycleView lifecycle, PodContext pod, Field at, Report report)
    {
        if (!lifecycle.Node.Given.IsTrue)
            return;
        Handler(lifecycle.PostStart, pod, at.Member("postStart"), report);
        Handler(lifecycle.PreStop, pod, at.Member("preStop"), report);

        static void Handler(LifecycleHandlerView handler, PodContext pod, Field at, Report report)
        {
            if (handler.Node.Given.IsTrue)
                Handlers(handler.Exec, handler.HttpGet, handler.TcpSocket, default, handler.Sleep, pod, at, report);
        }
    }

    private static void Common(ProbeView probe, PodContext pod, Field at, Report report)
    {
        Handlers(probe.Exec, probe.HttpGet, probe.TcpSocket, probe.Grpc, default, pod, at, report);
        Check.NotNegative(probe.InitialDelaySeconds, at.Member("initialDelaySeconds"), report);
        Check.NotNegative(probe.TimeoutSeconds, at.Member("timeoutSeconds"), report);
        Check.NotNegative(probe.PeriodSeconds, at.Member("periodSeconds"), report);
        Check.NotNegative(probe.SuccessThreshold, at.Member("successThreshold"), report);
        Check.NotNegative(probe.FailureThreshold, at.Member("failureThreshold"), report);
        if (probe.TerminationGracePeriodSeconds.TryGiven(out long grace) && grace <= 0)
            report.Invalid(at.Member("terminationGracePeriodSeconds"), grace, Texts.AboveZero);
    }

    // One of them, exactly: the first is judged, the others are too many.
    private static void Handlers(Node exec, HTTPGetActionView http, Node tcp, Node grpc, Node sleep, PodContext pod, Field at, Report report)
    {
        const string TooMany = "may not specify more than 1 handler type";
        var before = exec.Given;
        if (exec.Given && new ExecActionView(exec).Command.HasNone)
            report.Required(at.Member("exec", "command"));
        if (http.Node.Given & before)
            report.Forbidden(at.Member("httpGet"), TooMany);
        if (http.Node.Given & !before)
            Http(http, at.Member("httpGet"), report);
        before |= http.Node.Given;
        if (tcp.Given & before)
            report.Forbidden(at.Member("tcpSocket"), TooMany);
        if (tcp.Given & !before)
            PortRules.NumberOrName(new TCPSocketActionView(tcp).Port, at.Member("tcpSocket", "port"), report);
        before |= tcp.Given;
        if (grpc.Given & before)
            report.Forbidden(at.Member("grpc"), TooMany);
        if (grpc.Given & !before)
            PortRules.NumberOrName(new GRPCActionView(grpc).Port, at.Member("grpc", "port"), report);
        before |= grpc.Given;
        if (sleep.Given & before)
            report.Forbidden(at.Member("sleep"), TooMany);
        if (sleep.Given & !before)
            Sleep(sleep, pod, at.Member("sleep"), report);
        before |= sleep.Given;
        if (!before)
            report.Required(at, "must specify a handler type");
    }

    private static void Http(HTTPGetActionView http, Field at, Report report)
    {
        Check.Required(http.Path, at.Member("path"), report);
        PortRules.NumberOrName(http.Port, at.Member("port"), report);
        if (http.Scheme.TryText(out var scheme) && scheme is not ("HTTP" or "HTTPS"))
            report.NotSupported(at.Member("scheme"), http.Scheme, "HTTP", "HTTPS");
        for (var i = 0; i < http.HttpHeaders.Count; i++)
        {
            if (!new HTTPHeaderView(http.HttpHeaders.At(i)).Name.TryText(out var name))
                continue;
            var good = name.Length > 0;
            foreach (var c in name)
                good &= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-';
            if (!good)
                report.InvalidText(at.Member("httpHeaders"), name, "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')");
        }
    }

    private static void Sleep(Node sleep, PodContext pod, Field at, Report report)
    {
        if (!new SleepActionView(sleep).Seconds.TryNumber(out var seconds) || !pod.Spec.TerminationGracePeriodSeconds.TryNumber(out var grace))
            return;
        var zero = report.Minor >= 33;
        if (seconds > grace || seconds < (zero ? 0 : 1))
            report.Invalid(at, seconds, $"must be {(zero ? "non-negative" : "greater than 0")} and less than terminationGracePeriodSeconds ({grace.ToString(CultureInfo.InvariantCulture)})");
    }
}
