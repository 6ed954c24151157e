using System.Net;
using System.Net.Sockets;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Crds;

/// <summary>
/// Downloads over HTTPS: never on to plain HTTP, never to an address of this machine or of a private network, within bounds of size and time.
/// The address is judged when the connection is made, so that no name can change its meaning in between.
/// </summary>
internal sealed class SafeHttp : IDisposable
{
    private readonly Session _session;
    private readonly HttpClient _client;

    public SafeHttp(Session session)
    {
        _session = session;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = ConnectAsync,
            SslOptions = new() { RemoteCertificateValidationCallback = session.Network.Trust },
        };
        _client = new(handler) { Timeout = TimeSpan.FromMinutes(2) };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("backenddsl/" + ToolVersion.Text);
    }

    /// <summary>The answer to a GET.</summary>
    internal sealed record Answer(HttpStatusCode Status, byte[] Bytes, string? Challenge);

    /// <summary>Downloads.</summary>
    /// <exception cref="UsageException">It cannot, or may not, be downloaded.</exception>
    public byte[] Get(string address)
    {
        var answer = Ask(address, null, null);
        return answer.Status == HttpStatusCode.OK ? answer.Bytes : throw new UsageException($"{address}: the server answers {(int)answer.Status}");
    }

    /// <summary>Downloads with headers of its own; the status is the caller's to judge.</summary>
    public Answer Ask(string address, string? accept, string? bearer)
    {
        for (var i = 0; i <= TextReaderLimits.Redirects; i++)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
                throw new UsageException($"{address}: only https:// is downloaded");
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (accept is not null)
                request.Headers.TryAddWithoutValidation("Accept", accept);
            // A token is for the server that asked for it, and not for where that sends us.
            if (bearer is not null && i == 0)
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bearer);
            using var response = Send(request, address);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                address = new Uri(uri, location).ToString();
                continue;
            }

            return new(response.StatusCode, Read(response, address), response.Headers.WwwAuthenticate.FirstOrDefault()?.ToString());
        }

        throw new UsageException($"{address}: more than {TextReaderLimits.Redirects} redirections");
    }

    public void Dispose() => _client.Dispose();

    private HttpResponseMessage Send(HttpRequestMessage request, string address)
    {
        try
        {
            return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _session.Cancellation).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !_session.Cancellation.IsCancellationRequested)
        {
            var cause = e.InnerException is UsageException refused ? refused.Message : e is TaskCanceledException ? "no answer in time" : (e.InnerException ?? e).Message.TrimEnd('.');
            throw new UsageException($"{address}: {cause}");
        }
    }

    private byte[] Read(HttpResponseMessage response, string address)
    {
        using var stream = response.Content.ReadAsStream(_session.Cancellation);
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (var count = stream.Read(chunk); count > 0; count = stream.Read(chunk))
        {
            _session.Cancellation.ThrowIfCancellationRequested();
            if (buffer.Length + count > TextReaderLimits.DownloadBytes)
                throw new UsageException($"{address}: larger than {TextReaderLimits.DownloadBytes >> 20} MiB, the most that is downloaded");
            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await _session.Network.Resolve(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        var open = addresses.Where(a => !_session.Network.IsForbidden(a)).ToArray();
        if (open.Length == 0)
            throw new UsageException($"'{context.DnsEndPoint.Host}' is an address of this machine or of a private network, and nothing is downloaded from there");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
