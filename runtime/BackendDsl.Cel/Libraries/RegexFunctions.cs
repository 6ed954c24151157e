using BackendDsl.Cel.Regex;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Patterns.</summary>
internal static class RegexFunctions
{
    private static readonly RecentCache<string, CompiledPattern> s_cache = new(size: 1024, StringComparer.Ordinal);

    public static void AddTo(FunctionTable table)
    {
        table.Member("find", [T.String, T.String], T.String, (CelFunction2)Find);
        table.Member("findAll", [T.String, T.String], T.List(T.String), (CelFunction2)FindAll);
        table.Member("findAll", [T.String, T.String, T.Int], T.List(T.String), (CelFunction3)FindSome);
    }

    /// <summary>The pattern, or null and what is wrong with it.</summary>
    public static CompiledPattern? Compile(string pattern, out string? error)
    {
        error = null;
        if (s_cache.TryGetValue(pattern, out var known))
            return known;
        if (!Re2Pattern.TryCompile(pattern, out var compiled, out error))
            return null;

        known = new(compiled);
        s_cache.Add(pattern, known);
        return known;
    }

    public static CelValue Matches(Activation activation, in CelValue text, in CelValue pattern) =>
        Compile(pattern.String, out var error) is not { } compiled ? CelValue.Failure(error!)
            : CelValue.Of(compiled.IsMatch(text.String));

    private static CelValue Find(Activation activation, in CelValue text, in CelValue pattern) =>
        Compile(pattern.String, out var error) is { } compiled
            ? CelValue.Of(compiled.Find(text.String))
            : CelValue.Failure("Illegal regex: " + error);

    private static CelValue FindAll(Activation activation, in CelValue text, in CelValue pattern) => FindSome(activation, text, pattern, CelValue.Of(-1L));

    private static CelValue FindSome(Activation activation, in CelValue text, in CelValue pattern, in CelValue limit)
    {
        if (Compile(pattern.String, out var error) is not { } compiled)
            return CelValue.Failure("Illegal regex: " + error);
        if (!activation.Work(text.String.Length))
            return CelErrors.BudgetExceeded;
        var found = compiled.FindAll(text.String, limit.Int);
        var items = new CelValue[found.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = CelValue.Of(found[i]);
        return CelValue.Of(new ListValue(items));
    }
}
