using System.Text.Json.Nodes;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>Policies by chance, of values that the schema mostly lets through and that lie at its borders.</summary>
internal sealed class PolicyDice(int seed)
{
    private readonly Random _random = new(seed);

    public JsonObject Spec(JsonNode target)
    {
        var spec = new JsonObject { ["targetRefs"] = new JsonArray(target.DeepClone()) };
        Maybe(spec, "connectTimeout", () => Duration());
        Maybe(spec, "perConnectionBufferLimitBytes", () => Pick(0, 1024, int.MaxValue));
        Maybe(spec, "tcpKeepalive", TcpKeepalive);
        Maybe(spec, "commonHttpProtocolOptions", CommonHttp);
        Maybe(spec, _random.Next(2) == 0 ? "http1ProtocolOptions" : "http2ProtocolOptions", null);
        if (spec.ContainsKey("http1ProtocolOptions"))
            spec["http1ProtocolOptions"] = Http1();
        if (spec.ContainsKey("http2ProtocolOptions"))
            spec["http2ProtocolOptions"] = Http2();
        Maybe(spec, "tls", Tls);
        Maybe(spec, "upstreamProxyProtocol", () => new JsonObject { ["version"] = Pick("V1", "V2") });
        Maybe(spec, "loadBalancer", LoadBalancer);
        Maybe(spec, "healthCheck", HealthCheck);
        Maybe(spec, "outlierDetection", OutlierDetection);
        Maybe(spec, "circuitBreakers", CircuitBreakers);
        Maybe(spec, "dns", Dns);
        return spec;
    }

    private JsonObject TcpKeepalive() => Some(("keepAliveProbes", () => Pick(0, 3)), ("keepAliveTime", () => Pick("1s", "30s", "1m", "1s1ms")), ("keepAliveInterval", () => Pick("1s", "2500ms")));

    private JsonObject CommonHttp() => Some(
        ("idleTimeout", () => Duration()), ("maxConnectionDuration", () => Duration()), ("maxStreamDuration", () => Duration()), ("maxHeadersCount", () => Pick(0, 1, 100)),
        ("maxRequestsPerConnection", () => Pick(0, 1)), ("headersWithUnderscoresAction", () => Pick("Allow", "RejectRequest", "DropHeader")));

    private JsonObject Http1() => Some(
        ("enableTrailers", Flag), ("preserveHttp1HeaderCase", Flag), ("headerFormat", () => Pick("PreserveCaseHeaderKeyFormat", "ProperCaseHeaderKeyFormat")),
        ("overrideStreamErrorOnInvalidHttpMessage", Flag));

    private JsonObject Http2() => Some(
        ("initialStreamWindowSize", () => Pick<JsonNode>("64Ki", 65535, "2147483647", "65534500m")), ("initialConnectionWindowSize", () => Pick<JsonNode>("1Mi", 2147483647)),
        ("maxConcurrentStreams", () => Pick(1, int.MaxValue)), ("overrideStreamErrorOnInvalidHttpMessage", Flag),
        ("connectionKeepalive", () => new JsonObject { ["timeout"] = Pick("1ms", "5s"), ["interval"] = Pick("1ms", "30s") }));

    private JsonObject Tls()
    {
        var tls = Some(
            ("sni", () => Pick("a.example.com", new string('s', 300), "b")), ("verifySubjectAltNames", () => new JsonArray("a.example.com")), ("alpnProtocols", () => new JsonArray("h2", Pick("http/1.1", ""))),
            ("allowRenegotiation", Flag), ("simpleTLS", Flag), ("parameters", TlsParameters));
        switch (_random.Next(6))
        {
            case 0: tls["wellKnownCACertificates"] = "System"; break;
            case 1: tls["files"] = new JsonObject { ["rootCA"] = "/ca" }; break;
            case 2: tls["files"] = Some(("rootCA", () => "/ca"), ("tlsCertificate", () => "/c"), ("tlsKey", () => "/k")); break;
            case 3: tls["insecureSkipVerify"] = Flag(); break;
            case 4: tls["secretRef"] = new JsonObject { ["name"] = "tls" }; break;
        }

        return tls;
    }

    private JsonObject TlsParameters() => Some(
        ("minVersion", () => Pick("AUTO", "1.0", "1.1", "1.2", "1.3")), ("maxVersion", () => Pick("AUTO", "1.0", "1.1", "1.2", "1.3")),
        ("cipherSuites", () => new JsonArray(Pick("ECDHE-RSA-AES128-GCM-SHA256", "[ECDHE-RSA-AES128-GCM-SHA256|AES128-SHA]", "hello", "TLS_AES_128_GCM_SHA256", "DHE-RSA-AES256-SHA"))),
        ("ecdhCurves", () => new JsonArray(Pick("X25519", "P-256", "hello", "X448"))), ("signatureAlgorithms", () => new JsonArray(Pick("ed25519", "hello", "RSA+SHA256"))));

    private JsonObject LoadBalancer()
    {
        var balancer = Some(("healthyPanicThreshold", () => Pick(0, 50, 100)), ("updateMergeWindow", () => Duration()), ("closeConnectionsOnHostSetChange", Flag));
        JsonObject Slow() => Some(("slowStart", () => Some(("window", () => Duration()), ("aggression", () => Pick("1.5", "0.1", "00001")), ("minWeightPercent", () => Pick(0, 100)))));
        JsonObject Hash() => Some(("useHostnameForHashing", Flag), ("hashPolicies", () => new JsonArray(
            new JsonObject { ["header"] = new JsonObject { ["name"] = Pick("x-user", "a\nb") } },
            new JsonObject { ["cookie"] = new JsonObject { ["name"] = "c", ["ttl"] = Pick("0s", "1500ms", "1h"), ["secure"] = Flag() }, ["terminal"] = Flag() },
            new JsonObject { ["sourceIP"] = new JsonObject() })));
        switch (_random.Next(5))
        {
            case 0:
                balancer["leastRequest"] = Slow();
                Maybe(balancer["leastRequest"]!.AsObject(), "choiceCount", () => Pick(0, 2, 5));
                break;
            case 1: balancer["roundRobin"] = Slow(); break;
            case 2:
                balancer["ringHash"] = Hash();
                Maybe(balancer["ringHash"]!.AsObject(), "minimumRingSize", () => Pick(0L, 1, 1024, 8388608));
                Maybe(balancer["ringHash"]!.AsObject(), "maximumRingSize", () => Pick(0L, 512, 1024, 8388608));
                break;
            case 3: balancer["maglev"] = Hash(); break;
            default: balancer["random"] = new JsonObject(); break;
        }

        if (_random.Next(4) == 0)
            balancer["localityType"] = "WeightedLb";
        else if (_random.Next(3) == 0)
            balancer["zoneAware"] = new JsonObject { ["preferLocal"] = Some(("minEndpointsThreshold", () => Pick(1L, 6)), ("routingEnabled", () => Pick(0, 100)), ("force", () => new JsonObject())) };
        return balancer;
    }

    private JsonObject HealthCheck()
    {
        var check = new JsonObject { ["timeout"] = Pick("0s", "1s", "3s"), ["interval"] = Pick("0ms", "1s"), ["unhealthyThreshold"] = Pick(0, 3), ["healthyThreshold"] = Pick(0, 1) };
        switch (_random.Next(3))
        {
            case 0: check["http"] = new JsonObject { ["path"] = Pick("", "/healthz", "/\n"), ["host"] = Pick("a", "\t", "\u0001"), ["method"] = Pick("GET", "POST") }; break;
            case 1: check["grpc"] = Some(("serviceName", () => "s"), ("authority", () => Pick("a", "\r", "\u0001"))); break;
            default: check["tcp"] = new JsonObject { ["send"] = "00ff", ["receive"] = new JsonArray("aB") }; break;
        }

        return check;
    }

    private JsonObject OutlierDetection() => Some(
        ("consecutive5xx", () => Pick(0, 5)), ("enforcingConsecutive5xx", () => Pick(0, 100)), ("splitExternalLocalOriginErrors", Flag), ("consecutiveLocalOriginFailure", () => Pick(0, 5)),
        ("interval", () => Pick("1ms", "10s")), ("baseEjectionTime", () => Pick("1ms", "600s")), ("maxEjectionPercent", () => Pick(0, 100)));

    private JsonObject CircuitBreakers()
    {
        var breakers = Some(("maxConnections", () => Pick(1, int.MaxValue)), ("maxRequests", () => 1), ("trackRemaining", Flag));
        if (_random.Next(2) == 0)
            breakers["maxRetries"] = Pick(0, 3);
        else
            breakers["retryBudget"] = Some(("budgetPercent", () => Pick(0, 100)), ("budgetInterval", () => Duration()), ("minRetryConcurrency", () => 0));
        return breakers;
    }

    private JsonObject Dns() => Some(
        ("refreshRate", () => Pick("1ms", "2ms", "60s")), ("jitter", () => Pick("0s", "1ms")), ("respectTTL", Flag),
        ("lookupFamily", () => Pick("IPv4Preferred", "IPv4Only", "IPv6Only", "Auto", "All")));

    private JsonNode Flag() => _random.Next(2) == 0;

    private JsonNode Duration() => Pick("0s", "1ms", "5s", "1m30s", "99999h", "99999h99999h99999h99999h");

    private JsonNode Pick(params string[] values) => values[_random.Next(values.Length)];

    private JsonNode Pick(params int[] values) => values[_random.Next(values.Length)];

    private JsonNode Pick(params long[] values) => values[_random.Next(values.Length)];

    private JsonNode Pick<T>(params T[] values)
        where T : JsonNode => values[_random.Next(values.Length)].DeepClone();

    private void Maybe(JsonObject to, string name, Func<JsonNode>? make)
    {
        if (_random.Next(4) == 0)
            to[name] = make?.Invoke() ?? new JsonObject();
    }

    private JsonObject Some(params (string Name, Func<JsonNode> Make)[] members)
    {
        var value = new JsonObject();
        foreach (var (name, make) in members)
        {
            if (_random.Next(3) == 0)
                value[name] = make();
        }

        return value;
    }
}
