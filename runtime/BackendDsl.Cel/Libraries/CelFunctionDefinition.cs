using BackendDsl.Cel.Values;

namespace BackendDsl.Cel;

/// <summary>
/// A function of your own: one signature and what it does. It is called only with values of its parameters' types; errors and
/// unknown values never reach it. It must be safe for any number of threads and should not throw: fail with <see cref="CelValue.Failure(string)"/>.
/// </summary>
public sealed class CelFunctionDefinition
{
    /// <summary>The most parameters a function may have, its receiver included.</summary>
    public const int MostParameters = 4;

    /// <summary>A function.</summary>
    /// <param name="name">The name, for example <c>isWeekend</c> or, as a part of a library, <c>calendar.isWeekend</c>.</param>
    /// <param name="parameters">The types of the parameters, the receiver's first; none to four.</param>
    /// <param name="result">The type of the result.</param>
    /// <param name="implementation">What it does.</param>
    /// <param name="isMember">True for <c>x.f(y)</c>, false for <c>f(x, y)</c>.</param>
    /// <param name="cost">What a call costs, in a server's units; a comparison of two numbers costs 1.</param>
    /// <exception cref="ArgumentException">The name is empty, there are too many parameters, a member has no receiver, or the cost is negative.</exception>
    public CelFunctionDefinition(
        string name,
        IReadOnlyList<CelType> parameters,
        CelType result,
        Func<IReadOnlyList<CelValue>, CelValue> implementation,
        bool isMember = false,
        long cost = 1)
    {
        if (name.Length == 0)
            throw new ArgumentException("a function needs a name", nameof(name));
        if (parameters.Count > MostParameters)
            throw new ArgumentException($"'{name}' has {parameters.Count} parameters; {MostParameters} are the most", nameof(parameters));
        if (isMember && parameters.Count == 0)
            throw new ArgumentException($"'{name}' is a member and needs a receiver", nameof(parameters));
        if (cost < 0)
            throw new ArgumentException($"'{name}' costs {cost}; a cost is never negative", nameof(cost));
        Name = name;
        Parameters = parameters;
        Result = result;
        Implementation = implementation;
        IsMember = isMember;
        Cost = cost;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The types of the parameters, the receiver's first.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>The type of the result.</summary>
    public CelType Result { get; }

    /// <summary>True for <c>x.f(y)</c>, false for <c>f(x, y)</c>.</summary>
    public bool IsMember { get; }

    /// <summary>What a call costs, in a server's units.</summary>
    public long Cost { get; }

    internal Func<IReadOnlyList<CelValue>, CelValue> Implementation { get; }
}
