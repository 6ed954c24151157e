using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

/// <summary>The functions an expression may call.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<string, FunctionDeclaration> _functions = new(StringComparer.Ordinal);

    public FunctionDeclaration? Find(string name) => _functions.TryGetValue(name, out var function) ? function : null;

    public FunctionTable Global(string name, CelType[] parameters, CelType result, Delegate? implementation) =>
        Add(name, isMember: false, parameters, result, implementation);

    public FunctionTable Member(string name, CelType[] parameters, CelType result, Delegate? implementation) =>
        Add(name, isMember: true, parameters, result, implementation);

    /// <summary>Both <c>f(x)</c> and <c>x.f()</c>.</summary>
    public FunctionTable Both(string name, CelType[] parameters, CelType result, Delegate? implementation) =>
        Global(name, parameters, result, implementation).Member(name, parameters, result, implementation);

    /// <summary>A table of the same functions, to add more to.</summary>
    public FunctionTable Copy()
    {
        var copy = new FunctionTable();
        foreach (var pair in _functions)
        {
            var function = new FunctionDeclaration(pair.Key);
            function.Overloads.AddRange(pair.Value.Overloads);
            copy._functions.Add(pair.Key, function);
        }

        return copy;
    }

    private FunctionTable Add(string name, bool isMember, CelType[] parameters, CelType result, Delegate? implementation)
    {
        if (!_functions.TryGetValue(name, out var function))
            _functions.Add(name, function = new(name));
        function.Overloads.Add(new(name, isMember, parameters, result, implementation));
        return this;
    }
}
