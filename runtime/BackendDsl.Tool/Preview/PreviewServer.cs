using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BackendDsl.Tool.Preview;

/// <summary>
/// Serves the page on 127.0.0.1, on a port that is free, below a word nobody can guess. Another page in the same browser cannot reach it: the host
/// is checked (so no name can be made to point here), requests from other sites are refused, and the page may load nothing but itself.
/// </summary>
internal sealed class PreviewServer(PreviewLoop loop)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _token = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
    private string[] _hosts = [];

    /// <summary>Serves until the end.</summary>
    /// <param name="listening">Is told the address once there is one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Action<string> listening, CancellationToken cancellation)
    {
        // The empty builder looks at no configuration and no environment: nothing can make it listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var application = builder.Build();
        await using (application.ConfigureAwait(false))
        {
            application.Run(context => AnswerAsync(context, cancellation));
            await application.StartAsync(cancellation).ConfigureAwait(false);
            var port = new Uri(application.Urls.First()).Port.ToString(CultureInfo.InvariantCulture);
            _hosts = ["127.0.0.1:" + port, "localhost:" + port];
            listening($"http://127.0.0.1:{port}/{Encoding.ASCII.GetString(_token)}/");
            // The host of the server takes the signals that end a process to itself, and tells of them here.
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, application.Lifetime.ApplicationStopping);
            await loop.WatchAsync(ends.Token).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellation)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!_hosts.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
        {
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none") || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !_hosts.Any(h => origin == "http://" + h)))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!HttpMethods.IsGet(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET";
            return;
        }

        if (Below(request.Path.Value ?? "") is not { } name)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, cancellation);
        try
        {
            await AnswerAsync(context, name.Length == 0 ? "index.html" : name, ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The reader left, or the command ends.
        }
    }

    /// <summary>The rest of a path behind the token; null for every other path.</summary>
    private string? Below(string path)
    {
        var slash = path.IndexOf('/', Math.Min(1, path.Length));
        return slash > 1 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(path[1..slash]), _token) ? path[(slash + 1)..] : null;
    }

    private async Task AnswerAsync(HttpContext context, string name, CancellationToken cancellation)
    {
        var response = context.Response;
        switch (name)
        {
            case "state":
                await WriteAsync(response, await Task.Run(() => State(context.Request), cancellation).ConfigureAwait(false), "application/json", cancellation).ConfigureAwait(false);
                break;
            case "events":
                await ReportChangesAsync(response, cancellation).ConfigureAwait(false);
                break;
            default:
                if (PageFiles.Find(name) is { } file)
                    await WriteAsync(response, file.Bytes, file.Type, cancellation).ConfigureAwait(false);
                else
                    response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private byte[] State(HttpRequest request)
    {
        string? Chosen(string name) => request.Query[name].ToString() is { Length: > 0 and < 100 } text ? text : null;

        try
        {
            return loop.State(new(Chosen("gateway"), Chosen("release"), Chosen("envoy")));
        }
        catch (UsageException e)
        {
            return Failure(e.Message);
        }
#pragma warning disable CA1031 // A fault of ours is one line on the page, not a dead page.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Failure($"internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private byte[] Failure(string message) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", loop.Version);
        writer.WriteString("failure", message);
        writer.WriteEndObject();
    });

    private async Task ReportChangesAsync(HttpResponse response, CancellationToken cancellation)
    {
        response.ContentType = "text/event-stream";
        var told = 0;
        while (true)
        {
            await loop.WaitAsync(told, cancellation).ConfigureAwait(false);
            told = loop.Version;
            await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"data: {told}\n\n"), cancellation).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpResponse response, byte[] bytes, string type, CancellationToken cancellation)
    {
        response.ContentType = type;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, cancellation).ConfigureAwait(false);
    }
}
