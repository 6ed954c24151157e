using System.Text;

namespace BackendDsl.Tool.Tests;

/// <summary>A preview that runs beside the test, until it is disposed.</summary>
internal sealed class LivePreview : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly LineStream _out = new();
    private readonly MemoryStream _error = new();
    private readonly Thread _thread;
    private int _code = -1;

    public LivePreview(string folder, params string[] args)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
        _thread = new(() =>
        {
            _code = Program.Run(["preview", .. args], Stream.Null, _out, _error, folder, environment, null, null, _end.Token);
            _out.Close();
        });
        _thread.Start();
        Address = new(_out.Line.Task.WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult() is { Length: > 0 } line
            ? line
            : throw new InvalidOperationException("no address: " + Encoding.UTF8.GetString(_error.ToArray())));
    }

    public Uri Address { get; }

    public string Error => Encoding.UTF8.GetString(_error.ToArray());

    /// <summary>As Ctrl-C does.</summary>
    public int Stop()
    {
        _end.Cancel();
        Assert.True(_thread.Join(TimeSpan.FromSeconds(30)), "it does not end");
        return _code;
    }

    public void Dispose()
    {
        _end.Cancel();
        _thread.Join(TimeSpan.FromSeconds(30));
        _end.Dispose();
    }

    private sealed class LineStream : MemoryStream
    {
        public TaskCompletionSource<string> Line { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Report();
        }

        // A memory stream that somebody derived from writes spans by way of arrays.
        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        private void Report()
        {
            var text = Encoding.UTF8.GetString(ToArray());
            if (text.Contains('\n', StringComparison.Ordinal))
                Line.TrySetResult(text[..text.IndexOf('\n', StringComparison.Ordinal)]);
        }

        public override void Close() => Line.TrySetResult("");
    }
}
