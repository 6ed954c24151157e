using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Filters.Http.AwsLambda.V3;
using BackendDsl.Envoy.Extensions.Filters.Http.AwsRequestSigning.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HttpFilter = BackendDsl.Envoy.Extensions.Filters.Network.HttpConnectionManager.V3.HttpFilter;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>A Backend of the type AWS: a Lambda function, or (from 2.4) EC2 instances that the controller finds.</summary>
internal static class AwsBackend
{
    public const string DefaultRegion = "us-east-1";
    public const string DefaultQualifier = "$LATEST";

    private const uint DefaultPort = 443;
    private const long IdleTimeoutSeconds = 30;

    /// <summary>Whether the controller ends when it sees this Backend.</summary>
    public static bool IsFatal(BackendSource backend, TranslationContext context) =>
        backend.Type == BackendTypes.Aws
        && context.Facts.DiesOfEndpointWithoutPort
        && backend.Spec.Child("aws").Child("lambda").Text("endpointURL") is { } url
        && LambdaEndpoint.Parse(url).Error is not null;

    public static void Shape(ClusterDraft draft, BackendSource backend, TranslationContext context)
    {
        var aws = backend.Spec.Child("aws");
        if (context.Facts.HasPriorityGroups && aws.Has("ec2"))
        {
            // The controller asks AWS for the instances and answers Envoy with them.
            draft.Cluster.Type = Cluster.Types.DiscoveryType.Eds;
            draft.Cluster.EdsClusterConfig = BaseClusters.EdsOverAds();
            return;
        }

        var lambda = aws.Child("lambda");
        var region = aws.Text("region") is { Length: > 0 } given ? given : DefaultRegion;
        var endpoint = lambda.Text("endpointURL") is { } url ? LambdaEndpoint.Parse(url) : new($"lambda.{region}.amazonaws.com", DefaultPort, true, null);
        if (endpoint.Error is not null)
        {
            lambda.Error("endpointURL", endpoint.Error, "BDSL4203");
            return;
        }

        StaticClusters.DiscoverOne(draft, context.Options);
        draft.Cluster.LoadAssignment = StaticClusters.Single(draft.Cluster.Name, endpoint.Host, endpoint.Port);
        if (endpoint.IsTls)
            draft.SetTls(new UpstreamTlsContext { Sni = endpoint.Host }.ToByteString());
        var http = draft.EnsureHttp();
        http.CommonHttpProtocolOptions = new() { IdleTimeout = new Duration { Seconds = IdleTimeoutSeconds } };
        http.ExplicitHttpConfig = new() { Http2ProtocolOptions = new() };
        http.HttpFilters.Add(Filter(EnvoyExtensionNames.AwsLambdaFilter, EnvoyTypeUrls.AwsLambda, Lambda(aws, lambda, region)));
        if (Signing(aws, region, backend, context) is { } signing)
            http.HttpFilters.Add(Filter(EnvoyExtensionNames.AwsRequestSigningFilter, EnvoyTypeUrls.AwsRequestSigning, signing));
        http.HttpFilters.Add(new HttpFilter { Name = EnvoyExtensionNames.UpstreamCodecFilter, TypedConfig = new() { TypeUrl = EnvoyTypeUrls.UpstreamCodec } });
    }

    private static Config Lambda(PolicyObject aws, PolicyObject lambda, string region)
    {
        var account = lambda.Text("accountId") is { Length: > 0 } own ? own : aws.Text("accountId") ?? "";
        var qualifier = lambda.Text("qualifier") is { Length: > 0 } given ? given : DefaultQualifier;
        return new()
        {
            Arn = $"arn:aws:lambda:{region}:{account}:function:{lambda.Text("functionName")}:{qualifier}",
            InvocationMode = lambda.Text("invocationMode") == "Async" ? Config.Types.InvocationMode.Asynchronous : Config.Types.InvocationMode.Synchronous,
            PayloadPassthrough = lambda.Text("payloadTransformMode") == "None",
        };
    }

    private static AwsRequestSigning? Signing(PolicyObject aws, string region, BackendSource backend, TranslationContext context)
    {
        var signing = new AwsRequestSigning { ServiceName = "lambda", Region = region };
        var auth = aws.Child("auth");
        if (auth.Text("type") == "AssumeRole")
        {
            auth.Warn("type", "the provider that assumes a role is not told here: the cluster is given without it");
            return signing;
        }

        if (auth.Child("secretRef") is not { IsPresent: true } reference)
            return signing;
        var name = reference.Text("name") ?? "";
        if (context.FindSecret(backend.Head.Namespace, name) is not { } secret)
        {
            auth.Error("secretRef", $"failed to find secret {name}: Secret \"{name}\" not found");
            return null;
        }

        var errors = new List<string>(2);
        if (!secret.Has("accessKey"))
            errors.Add("access_key is not a valid string");
        if (!secret.Has("secretKey"))
            errors.Add("secret_key is not a valid string");
        if (errors.Count > 0)
        {
            auth.Error("secretRef", $"failed to create aws request signing config: failed to derive static secret: {string.Join('\n', errors)}");
            return null;
        }

        signing.CredentialProvider = new()
        {
            InlineCredential = new() { AccessKeyId = secret.Text("accessKey"), SecretAccessKey = secret.Text("secretKey"), SessionToken = secret.Text("sessionToken") },
        };
        return signing;
    }

    private static HttpFilter Filter(string name, string typeUrl, IMessage config) => new() { Name = name, TypedConfig = EnvoyAny.Pack(config, typeUrl) };
}
