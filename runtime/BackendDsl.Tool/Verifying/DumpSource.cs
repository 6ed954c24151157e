using System.Net;
using BackendDsl.Envoy;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Verifying;

/// <summary>Where a config dump is from: a file, standard input, or a running Envoy.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="IsLive">True for a running Envoy.</param>
internal sealed record DumpSource(string Name, bool IsLive)
{
    /// <summary>Where an Envoy's admin port usually is forwarded to.</summary>
    public const string DefaultAddress = "http://127.0.0.1:19000/config_dump";

    /// <summary>The address of a running Envoy.</summary>
    /// <exception cref="UsageException">It is none, or another machine without leave.</exception>
    public static DumpSource Live(string? address, bool allowsRemote)
    {
        var text = string.IsNullOrEmpty(address) ? DefaultAddress : address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new UsageException($"--live: '{address}' is no address such as {DefaultAddress}");
        if (!allowsRemote && !uri.IsLoopback)
            throw new UsageException($"--live: '{uri.Host}' is another machine: forward the port and give 127.0.0.1, or allow it with --allow-remote");
        return new(uri.AbsolutePath == "/" ? new Uri(uri, "/config_dump").ToString() : uri.ToString(), true);
    }

    /// <summary>Reads the dump for the sake of some clusters; null where it cannot be read, and then a problem says why.</summary>
    public ConfigDump? Read(Session session, IReadOnlySet<string> names, List<InputProblem> problems)
    {
        try
        {
            if (IsLive)
                return Ask(session, names);
            if (Name == "-")
                return ConfigDump.Read(new LimitedStream(session.Input, TextReaderLimits.DumpBytes, session.Cancellation), names);
            var path = session.FullPath(Name);
            if (Directory.Exists(path))
            {
                problems.Add(new(Name, default, TextSource.FolderReason));
                return null;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (file.CanSeek && file.Length > TextReaderLimits.DumpBytes)
                throw new FileTooLargeException(TextReaderLimits.DumpBytes);
            if (IsEmpty(file))
            {
                problems.Add(new(Name, default, "it is empty; a config dump of Envoy is expected, as GET /config_dump answers it"));
                return null;
            }

            return ConfigDump.Read(new LimitedStream(file, TextReaderLimits.DumpBytes, session.Cancellation), names);
        }
        catch (EnvoyJsonException e)
        {
            problems.Add(new(Name, new(e.Line, e.Column), (e.Path.Length > 0 ? e.Path + ": " : "") + e.Reason + "; a config dump of Envoy is expected, as GET /config_dump answers it"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(Name, default, TextSource.Reason(e)));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !session.Cancellation.IsCancellationRequested)
        {
            problems.Add(new(Name, default, $"it does not answer: {Cause(e)}; is the admin port forwarded? kubectl port-forward deployment/GATEWAY 19000"));
        }

        return null;
    }

    /// <summary>A device says of itself that it is empty: only reading tells.</summary>
    private static bool IsEmpty(FileStream file)
    {
        if (!file.CanSeek)
            return false;
        var isEmpty = file.ReadByte() < 0;
        file.Position = 0;
        return isEmpty;
    }

    private ConfigDump Ask(Session session, IReadOnlySet<string> names)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = TimeSpan.FromSeconds(10) };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(2) };
        using var request = new HttpRequestMessage(HttpMethod.Get, Name);
        using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, session.Cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"status {(int)response.StatusCode}");
        using var stream = response.Content.ReadAsStream(session.Cancellation);
        return ConfigDump.Read(new LimitedStream(stream, TextReaderLimits.DumpBytes, session.Cancellation), names);
    }

    private static string Cause(Exception e) => e is TaskCanceledException ? "no answer in time" : (e.InnerException ?? e).Message.TrimEnd('.');
}
