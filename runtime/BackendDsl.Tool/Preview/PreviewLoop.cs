using System.Diagnostics;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Preview;

/// <summary>Looks several times a second whether something changed, and tells those who wait for it.</summary>
internal sealed class PreviewLoop(Session session, IPreviewSource source, PreviewRun run, PreviewRequest request)
{
    private const int MostSnapshots = 8;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly Dictionary<PreviewChoice, byte[]> _snapshots = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PreviewInput? _input;
    private int _version = 1;

    /// <summary>Counts the states; begins at 1.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>The state for a choice, as the page gets it.</summary>
    public byte[] State(PreviewChoice choice)
    {
        lock (_gate)
        {
            if (_snapshots.TryGetValue(choice, out var known))
                return known;
            _input ??= source.Read();
            var state = new PreviewJson(run.Look(_input, choice), _version, request.Options.Namespace).Print();
            if (_snapshots.Count >= MostSnapshots)
                _snapshots.Clear();
            _snapshots[choice] = state;
            return state;
        }
    }

    /// <summary>Waits until there is another state than that.</summary>
    public async Task WaitAsync(int version, CancellationToken cancellation)
    {
        while (true)
        {
            var change = Volatile.Read(ref _change);
            if (Version != version)
                return;
            await change.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Looks until the end.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        var last = Stamp();
        var pause = s_pause;
        while (true)
        {
            await Task.Delay(pause, cancellation).ConfigureAwait(false);
            var watch = Stopwatch.StartNew();
            var now = Stamp();
            // Looking at many files takes its time; it may not take more than a part of the machine's.
            pause = TimeSpan.FromTicks(Math.Max(s_pause.Ticks, watch.Elapsed.Ticks * 10));
            if (now == last)
                continue;
            last = now;
            lock (_gate)
            {
                _input = null;
                _snapshots.Clear();
                _version++;
            }

            Interlocked.Exchange(ref _change, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private string Stamp()
    {
        try
        {
            var others = request.Definitions.Concat(request.Policies).ToList();
            var files = others.Count == 0 ? [] : new FileFinder(session, "--crd").Find(others, "<stdin>", []).Select(f => f.FullPath);
            var dump = request.Dump is { IsLive: false } named ? [session.FullPath(named.Name)] : Array.Empty<string>();
            return source.Stamp() + FileStamps.Of(files.Concat(dump));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that is being replaced: the next look tells.
            return "";
        }
    }
}
