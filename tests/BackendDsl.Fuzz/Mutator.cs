using System.Text;

namespace BackendDsl.Fuzz;

/// <summary>Changes an input a little: bytes, pieces, words of the language, parts of other inputs.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<string> words)
{
    /// <summary>Longest input that is made.</summary>
    private const int MaxLength = 4096;

    public byte[] Mutate(byte[] input, byte[] other)
    {
        var result = new List<byte>(input);
        for (var n = 1 + random.Next(4); n > 0; n--) Once(result, other);
        if (result.Count > MaxLength) result.RemoveRange(MaxLength, result.Count - MaxLength);
        return [.. result];
    }

    private void Once(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(1 << random.Next(7)));
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes.RemoveRange(at, length); break;
            case 3: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
            case 4 when words.Count > 0: bytes.InsertRange(at, Encoding.UTF8.GetBytes(words[random.Next(words.Count)])); break;
            case 5 when words.Count > 0:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(words[random.Next(words.Count)]));
                break;
            case 6 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Next(64))));
                break;
            case 7 when length > 0:
                var piece = bytes.GetRange(at, length);
                for (var n = random.Next(8); n > 0; n--) bytes.InsertRange(at, piece);
                break;
            default: bytes.Insert(at, (byte)"0123456789-.eE+\n \t\"'{}[]:,"[random.Next(26)]); break;
        }
    }
}
