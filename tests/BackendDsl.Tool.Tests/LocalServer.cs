using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BackendDsl.Tool.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BackendDsl.Tool.Tests;

/// <summary>A small server on this machine, which answers as a test wants it.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2? _certificate;

    public LocalServer(bool isSecure, Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        if (isSecure)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=crds.example.com", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("crds.example.com");
            request.CertificateExtensions.Add(names.Build());
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        }

        builder.WebHost.UseKestrelCore();
        if (isSecure)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l =>
        {
            if (_certificate is not null)
                l.UseHttps(_certificate);
        }));
        _application = builder.Build();
        _application.Run(new RequestDelegate(answer));
        _application.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(_application.Urls.First()).Port;
    }

    public int Port { get; }

    /// <summary>A network in which *.example.com is this server, and *.internal is a private one.</summary>
    public Network Network => new()
    {
        Resolve = (host, _) => Task.FromResult(host.EndsWith(".example.com", StringComparison.Ordinal) ? [IPAddress.Loopback]
            : IPAddress.TryParse(host.Trim('[', ']'), out var address) ? new[] { address }
            : [IPAddress.Parse("10.1.2.3")]),
        IsForbidden = a => !a.Equals(IPAddress.Loopback) && Network.IsPrivate(a),
        Trust = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate?.GetCertHashString(),
    };

    public void Dispose()
    {
        _application.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        _application.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _certificate?.Dispose();
    }
}
