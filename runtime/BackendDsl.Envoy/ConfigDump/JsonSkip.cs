using System.Buffers;
using BackendDsl.Envoy.Codec;

namespace BackendDsl.Envoy;

/// <summary>
/// Passes over JSON to the bracket that ends it, without making tokens of what lies between: what is not asked for of a large dump is only passed over,
/// and that is ten times as fast. The text may come in pieces.
/// </summary>
internal sealed class JsonSkip
{
    private static readonly SearchValues<byte> s_structure = SearchValues.Create("\"{}[]"u8);

    private readonly bool[] _isArray = new bool[EnvoyLimits.Depth + 1];
    private int _around;
    private int _depth;
    private bool _isText;
    private bool _isEscaped;

    /// <summary>Begins inside of an object or array.</summary>
    /// <param name="isArray">Which of the two it is.</param>
    /// <param name="depth">How many more lie around it: nesting is bounded in all.</param>
    public void Begin(bool isArray, int depth = 0)
    {
        _around = depth;
        _depth = 0;
        _isArray[0] = isArray;
        _isText = _isEscaped = false;
    }

    /// <summary>Goes on with the next piece.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="end">Where the bracket stands that ends the object or array; where there is a fault, the place of it.</param>
    /// <returns>True at the end; false where more is needed.</returns>
    /// <exception cref="FormatException">Brackets that do not fit, or too many of them within each other.</exception>
    public bool TryFind(ReadOnlySpan<byte> text, out int end)
    {
        end = 0;
        while (end < text.Length)
        {
            if (_isText)
            {
                if (_isEscaped)
                {
                    _isEscaped = false;
                    end++;
                    continue;
                }

                var length = text[end..].IndexOfAny((byte)'"', (byte)'\\');
                if (length < 0) break;
                end += length;
                if (text[end++] == '"') _isText = false;
                else _isEscaped = true;
                continue;
            }

            var next = text[end..].IndexOfAny(s_structure);
            if (next < 0) break;
            end += next;
            switch (text[end])
            {
                case (byte)'"':
                    _isText = true;
                    break;
                case (byte)'{' or (byte)'[':
                    if (_around + ++_depth > EnvoyLimits.Depth) throw new FormatException($"nested deeper than {EnvoyLimits.Depth}");
                    _isArray[_depth] = text[end] == '[';
                    break;
                default:
                    if (_isArray[_depth] != (text[end] == ']')) throw new FormatException($"'{(char)text[end]}' where '{(_isArray[_depth] ? ']' : '}')}' is expected");
                    if (_depth == 0) return true;
                    _depth--;
                    break;
            }

            end++;
        }

        end = text.Length;
        return false;
    }
}
