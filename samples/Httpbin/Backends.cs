using BackendDsl;
using BackendDsl.Kgateway.V1Alpha1;
using k8s.Models;

namespace Httpbin;

/// <summary>HTTP connection settings for the httpbin Service: the four policies of kgateway's page of that name.</summary>
public static class Backends
{
    /// <summary>General settings: how long a connection may take to open, and how much of it is buffered.</summary>
    public static BackendConfigPolicy General { get; } = BackendConfigPolicy
        .New("httpbin-policy", @namespace: "gwtest")
        .Spec(spec => spec
            .TargetRefs(Httpbin)
            .ConnectTimeout("5s")                                   // or TimeSpan.FromSeconds(5)
            .PerConnectionBufferLimitBytes(1024))
        .Build();

    /// <summary>Settings for HTTP/1 and HTTP/2 alike.</summary>
    public static BackendConfigPolicy Http { get; } = BackendConfigPolicy
        .New("httpbin-policy", @namespace: "gwtest")
        .Spec(spec => spec
            .TargetRefs(Httpbin)
            .CommonHttpProtocolOptions(http => http
                .IdleTimeout("10s")
                .MaxHeadersCount(15)
                .MaxStreamDuration("30s")
                .MaxRequestsPerConnection(100)))
        .Build();

    /// <summary>Settings for HTTP/1 alone.</summary>
    public static BackendConfigPolicy Http1 { get; } = BackendConfigPolicy
        .New("httpbin-policy", @namespace: "gwtest")
        .Spec(spec => spec
            .TargetRefs(Httpbin)
            .Http1ProtocolOptions(http1 => http1
                .EnableTrailers(true)
                .OverrideStreamErrorOnInvalidHttpMessage(true)
                .HeaderFormat(BackendConfigPolicy.HeaderFormat.PreserveCaseHeaderKeyFormat)))
        .Build();

    /// <summary>All of them in one: what the page's steps apply. `dotnet build` writes it to <c>manifests/</c>.</summary>
    [Manifest]
    public static BackendConfigPolicy Connection { get; } = BackendConfigPolicy
        .New("httpbin-connection", @namespace: "httpbin")
        .Spec(spec => spec
            .TargetRefs(Httpbin)
            .ConnectTimeout("5s")
            .PerConnectionBufferLimitBytes(1024)
            .CommonHttpProtocolOptions(http => http
                .IdleTimeout("10s")
                .MaxHeadersCount(15)
                .MaxStreamDuration("30s")
                .MaxRequestsPerConnection(100))
            .Http1ProtocolOptions(http1 => http1
                .EnableTrailers(true)
                .OverrideStreamErrorOnInvalidHttpMessage(true)
                .HeaderFormat(BackendConfigPolicy.HeaderFormat.PreserveCaseHeaderKeyFormat)))
        .Build();

    /// <summary>
    /// The same for a gateway that somebody runs: no release of kgateway has <c>headerFormat</c>, which the page shows; the member is <c>preserveHttp1HeaderCase</c>.
    /// </summary>
    public static BackendConfigPolicy Current { get; } = BackendConfigPolicy
        .New("httpbin-connection", @namespace: "httpbin")
        .Spec(spec => spec
            .TargetRefs(Httpbin)
            .ConnectTimeout("5s")
            .PerConnectionBufferLimitBytes(1024)
            .CommonHttpProtocolOptions(http => http
                .IdleTimeout("10s")
                .MaxHeadersCount(15)
                .MaxStreamDuration("30s")
                .MaxRequestsPerConnection(100))
            .Http1ProtocolOptions(http1 => http1
                .EnableTrailers(true)
                .OverrideStreamErrorOnInvalidHttpMessage(true)
                .PreserveHttp1HeaderCase(true)))
        .Build();

    /// <summary>The backend: a plain object of KubernetesClient, written beside the policy; with it the build can tell the cluster (<c>envoy/</c>).</summary>
    [Manifest]
    public static V1Service Service { get; } = new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = new() { Name = "httpbin", NamespaceProperty = "httpbin", Labels = new Dictionary<string, string> { ["app"] = "httpbin" } },
        Spec = new()
        {
            Selector = new Dictionary<string, string> { ["app"] = "httpbin" },
            Ports = [new() { Name = "http", Port = 8000, TargetPort = 8080 }],
        },
    };

    private static void Httpbin(BackendConfigPolicy.TargetRef.Builder target) => target.Group("").Kind("Service").Name("httpbin");
}
