namespace BackendDsl.Cel.Cost;

/// <summary>
/// Where in the schema a value comes from. A server keeps such paths in slices that may share their memory: what is added to
/// one path can replace the end of another that began alike. Its estimates depend on that, and so do these.
/// </summary>
internal readonly struct CostPath
{
    public const string Items = "@items";
    public const string Keys = "@keys";
    public const string Values = "@values";
    public const string Indices = "@indices";

    private readonly string[]? _names;
    private readonly int _count;

    private CostPath(string[] names, int count)
    {
        _names = names;
        _count = count;
    }

    /// <summary>True for a value that no schema describes.</summary>
    public bool IsNone => _count == 0;

    /// <summary>The path of a variable.</summary>
    public static CostPath Of(string variable) => new([variable], 1);

    /// <summary>This path and one more step, in the same memory where there is room behind it.</summary>
    public CostPath Append(string name)
    {
        var names = _names ?? [];
        if (_count == names.Length)
            Array.Resize(ref names, Math.Max(1, names.Length * 2));
        names[_count] = name;
        return new(names, _count + 1);
    }

    /// <summary>A step further, in memory of its own.</summary>
    public CostPath Copy(string name)
    {
        var names = new string[_count + 1];
        for (var i = 0; i < _count; i++)
            names[i] = _names![i];
        names[_count] = name;
        return new(names, _count + 1);
    }

    /// <summary>
    /// What the path leads to; null where that is nothing. The first step counts for nothing, whatever it is: it is taken to be the variable.
    /// </summary>
    public CostShape? Resolve(CostShape? root)
    {
        for (var i = 1; i < _count && root is not null; i++)
        {
            root = _names![i] switch
            {
                Items or Values => root.Element,
                Keys => root.Key,
                var name => root.Fields is { } fields && fields.TryGetValue(name, out var field) ? field : null,
            };
        }

        return root;
    }
}
