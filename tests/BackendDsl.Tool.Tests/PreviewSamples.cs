using System.Diagnostics;

namespace BackendDsl.Tool.Tests;

/// <summary>What the preview is tested with: two Services, three policies of which one hides a field of another, and one that Envoy refuses.</summary>
internal static class PreviewSamples
{
    public const string Edge = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          ports: [{name: http, port: 8000}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec:
          ports: [{name: http, port: 9000}]
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: base, namespace: shop, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec:
          targetRefs:
          - {group: "", kind: Service, name: web}
          - {group: "", kind: Service, name: cart}
          connectTimeout: 5s
          perConnectionBufferLimitBytes: 1024
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: slow, namespace: shop, creationTimestamp: "2026-02-01T00:00:00Z"}
        spec:
          targetRefs:
          - {group: "", kind: Service, name: cart}
          connectTimeout: 30s
          outlierDetection: {interval: 10s}
        """;

    public const string Secure = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: secure, namespace: shop}
        spec:
          targetRefs:
          - {group: "", kind: Service, name: web}
          tls:
            sni: web.example.com
            insecureSkipVerify: true
            parameters: {ecdhCurves: [hello]}
        """;

    /// <summary>Runs git in a folder.</summary>
    public static void Git(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", .. args])
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
