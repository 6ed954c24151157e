using System.Diagnostics.CodeAnalysis;

namespace BackendDsl.Envoy.Codec.Schema;

/// <summary>The names and numbers of an enum.</summary>
internal sealed class ApiEnum(string fullName, string values)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, string> _names = [];
    private int _read;

    public string FullName { get; } = fullName;

    /// <summary>By the name in any case.</summary>
    public bool TryGetNumber(string name, out int number)
    {
        Read();
        return _numbers.TryGetValue(name, out number);
    }

    public bool TryGetName(int number, [NotNullWhen(true)] out string? name)
    {
        Read();
        return _names.TryGetValue(number, out name);
    }

    private void Read()
    {
        if (Volatile.Read(ref _read) != 0) return;
        lock (_numbers)
        {
            if (_read != 0) return;
            foreach (var value in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = value.IndexOf('=', StringComparison.Ordinal);
                var number = int.Parse(value.AsSpan(equals + 1), System.Globalization.CultureInfo.InvariantCulture);
                _numbers[value[..equals]] = number;
                _names.TryAdd(number, value[..equals]);
            }
            Volatile.Write(ref _read, 1);
        }
    }
}
