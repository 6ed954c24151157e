using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Inputs;

/// <summary>
/// A pattern of paths: <c>*</c> within a name, <c>**</c> over folders, <c>?</c>, <c>[abc]</c>, <c>{a,b}</c>. Matching takes linear time.
/// </summary>
internal static class Glob
{
    /// <summary>The pattern as an expression over relative paths with forward slashes.</summary>
    public static Regex Compile(string pattern)
    {
        var text = new StringBuilder("^");
        var braces = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    var end = i + 2 < pattern.Length && pattern[i + 2] == '/';
                    text.Append(end ? "(?:[^/]*/)*" : ".*");
                    i += end ? 2 : 1;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', i + 2 < pattern.Length ? i + 2 : i) is > 0 and var close:
                    var inside = pattern[(i + 1)..close];
                    var isNot = inside.StartsWith('!') || inside.StartsWith('^');
                    text.Append(isNot ? "[^/" : "[").Append((isNot ? inside[1..] : inside).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)).Append(']');
                    i = close;
                    break;
                case '{':
                    text.Append("(?:");
                    braces++;
                    break;
                case '}' when braces > 0:
                    text.Append(')');
                    braces--;
                    break;
                case ',' when braces > 0:
                    text.Append('|');
                    break;
                default:
                    text.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        try
        {
            return new(text.Append(')', braces).Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"'{pattern}' is no pattern of file names");
        }
    }
}
