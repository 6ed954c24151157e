using System.Diagnostics.CodeAnalysis;

namespace BackendDsl.Cel.Regex;

/// <summary>
/// A pattern with the syntax and the meaning of Go's <c>regexp</c> package (RE2), which is what Kubernetes means by <c>pattern</c> and CEL by
/// <c>matches</c>. Matching takes linear time and bounded memory whatever the pattern; an instance may be used by many threads.
/// </summary>
public sealed class Re2Pattern
{
    private readonly RegexProgram _program;
    private readonly LazyAutomaton? _automaton;
    private ThreadMachine? _spare;

    private Re2Pattern(string pattern)
    {
        Pattern = pattern;
        _program = RegexProgram.Compile(Re2Parser.Parse(pattern));
        _automaton = _program.HasTable ? new(_program) : null;
    }

    /// <summary>The pattern as written.</summary>
    public string Pattern { get; }

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="Re2SyntaxException">Go refuses the pattern; the message has Go's wording.</exception>
    public static Re2Pattern Compile(string pattern)
    {
        if (pattern is null)
            throw new ArgumentNullException(nameof(pattern));
        return new(pattern);
    }

    /// <summary>Compiles a pattern, or tells in Go's words why it is refused.</summary>
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Re2Pattern? compiled, [NotNullWhen(false)] out string? error)
    {
        try
        {
            compiled = Compile(pattern);
            error = null;
            return true;
        }
        catch (Re2SyntaxException refusal)
        {
            compiled = null;
            error = refusal.Message;
            return false;
        }
    }

    /// <summary>Whether the pattern matches anywhere in the text.</summary>
    public bool IsMatch(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        return _automaton?.IsMatch(text) ?? Run(text, 0, true, out _, out _);
    }

    /// <summary>Finds the leftmost match from <paramref name="start"/> on, of several there the one that Perl would prefer.</summary>
    /// <param name="text">The text; what is before <paramref name="start"/> still counts for <c>^</c> and <c>\b</c>.</param>
    /// <param name="start">Where to begin, in UTF-16 units.</param>
    /// <param name="index">Where the match begins, in UTF-16 units, or -1.</param>
    /// <param name="length">Its length in UTF-16 units.</param>
    public bool Find(string text, int start, out int index, out int length)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        if (start < 0 || start > text.Length)
            throw new ArgumentOutOfRangeException(nameof(start));
        if (start == 0 && _automaton is { } automaton && !automaton.IsMatch(text))
        {
            index = -1;
            length = 0;
            return false;
        }

        return Run(text, start, false, out index, out length);
    }

    /// <summary>
    /// All matches that follow one another without overlap, as Go's <c>FindAllString</c> counts them: an empty match right behind another match is
    /// left out.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">At most so many; negative for all.</param>
    public IReadOnlyList<string> FindAll(string text, long limit = -1)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        var result = new List<string>();
        int position = 0, previousEnd = -1;
        while (position <= text.Length && (limit < 0 || result.Count < limit) && Find(text, position, out var index, out var length))
        {
            var end = index + length;
            if (length > 0 || index != previousEnd)
                result.Add(text.Substring(index, length));
            position = end > position ? end
                : position + (position + 1 < text.Length && char.IsHighSurrogate(text[position]) && char.IsLowSurrogate(text[position + 1]) ? 2 : 1);
            previousEnd = end;
        }

        return result;
    }

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    private bool Run(string text, int start, bool anyMatch, out int index, out int length)
    {
        var machine = Interlocked.Exchange(ref _spare, null) ?? new(_program);
        var found = machine.Find(text, start, anyMatch, out index, out length);
        _spare = machine;
        return found;
    }
}
