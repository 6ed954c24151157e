using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>Methods and properties of the framework that guards and defaults are written with, on values that are known.</summary>
internal static class KnownCalls
{
    /// <summary>A method of <see cref="string"/>, <see cref="Math"/>, <see cref="Nullable{T}"/> or <see cref="object"/>.</summary>
    public static Folded Call(IInvocationOperation call, ScalarFolder folder)
    {
        var method = call.TargetMethod;
        return method.ContainingType switch
        {
            { SpecialType: SpecialType.System_String } => Text(call, method, folder),
            { Name: "Math", ContainingNamespace.Name: "System" } => Number(call, method.Name, folder),
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } when method.Name == "GetValueOrDefault" && call.Instance is { } instance =>
                folder.Fold(instance) is { IsKnown: true } inner
                    ? inner.Clr is not null ? inner : call.Arguments is [{ Value: var otherwise }] ? folder.Fold(otherwise) : Folded.Unknown
                    : Folded.Unknown,
            _ => Folded.Unknown,
        };
    }

    /// <summary>A property of a known value.</summary>
    public static Folded Property(IPropertyReferenceOperation property, ScalarFolder folder)
    {
        if (property.Instance is not { } instance)
            return Folded.Unknown;
        return property.Property switch
        {
            { Name: "Length", ContainingType.SpecialType: SpecialType.System_String } => folder.Fold(instance).Clr is string text ? Folded.Of(text.Length) : Folded.Unknown,
            { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } =>
                folder.Fold(instance) is { IsKnown: true } value ? Folded.Of(value.Clr is not null) : Folded.Unknown,
            { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } =>
                folder.Fold(instance) is { IsKnown: true, Clr: not null } value ? value : Folded.Unknown,
            _ when Types.IsTimeSpan(property.Property.ContainingType) && folder.Fold(instance).Clr is TimeSpan span => Part(span, property.Property.Name),
            _ => Folded.Unknown,
        };
    }

    private static Folded Part(TimeSpan span, string name) => name switch
    {
        "Ticks" => Folded.Of(span.Ticks),
        "TotalDays" => Folded.Of(span.TotalDays),
        "TotalHours" => Folded.Of(span.TotalHours),
        "TotalMinutes" => Folded.Of(span.TotalMinutes),
        "TotalSeconds" => Folded.Of(span.TotalSeconds),
        "TotalMilliseconds" => Folded.Of(span.TotalMilliseconds),
        _ => Folded.Unknown,
    };

    private static Folded Text(IInvocationOperation call, IMethodSymbol method, ScalarFolder folder)
    {
        var values = new Folded[call.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = folder.Fold(call.Arguments[i].Value);
            if (!values[i].IsKnown)
                return Folded.Unknown;
        }

        if (method.IsStatic)
        {
            return (method.Name, values) switch
            {
                ("IsNullOrEmpty", [{ Clr: string or null } one]) => Folded.Of(string.IsNullOrEmpty((string?)one.Clr)),
                ("IsNullOrWhiteSpace", [{ Clr: string or null } one]) => Folded.Of(string.IsNullOrWhiteSpace((string?)one.Clr)),
                ("Equals", [{ Clr: string or null } a, { Clr: string or null } b]) => Folded.Of(string.Equals((string?)a.Clr, (string?)b.Clr, StringComparison.Ordinal)),
                ("Concat", _) when Array.TrueForAll(values, static v => v.Clr is string or null) => Folded.Of(string.Concat(values.Select(static v => (string?)v.Clr))),
                _ => Folded.Unknown,
            };
        }

        if (call.Instance is not { } instance || folder.Fold(instance).Clr is not string text)
            return Folded.Unknown;
        return (method.Name, values) switch
        {
            ("ToLowerInvariant", []) => Folded.Of(text.ToLowerInvariant()),
            ("ToUpperInvariant", []) => Folded.Of(text.ToUpperInvariant()),
            ("ToString", []) => Folded.Of(text),
            ("Trim", []) => Folded.Of(text.Trim()),
            ("TrimStart", []) => Folded.Of(text.TrimStart()),
            ("TrimEnd", []) => Folded.Of(text.TrimEnd()),
            ("Equals", [{ Clr: string or null } other]) => Folded.Of(string.Equals(text, (string?)other.Clr, StringComparison.Ordinal)),
            ("Contains", [{ Clr: string other }]) => Folded.Of(text.IndexOf(other, StringComparison.Ordinal) >= 0),
            ("Contains", [{ Clr: char other }]) => Folded.Of(text.IndexOf(other) >= 0),
            ("StartsWith", [{ Clr: char other }]) => Folded.Of(text.Length > 0 && text[0] == other),
            ("EndsWith", [{ Clr: char other }]) => Folded.Of(text.Length > 0 && text[text.Length - 1] == other),
            ("StartsWith", [{ Clr: string other }, { Clr: 4L }]) => Folded.Of(text.StartsWith(other, StringComparison.Ordinal)),
            ("EndsWith", [{ Clr: string other }, { Clr: 4L }]) => Folded.Of(text.EndsWith(other, StringComparison.Ordinal)),
            ("Replace", [{ Clr: string { Length: > 0 } old }, { Clr: string or null } with]) => Folded.Of(text.Replace(old, (string?)with.Clr)),
            _ => Folded.Unknown,
        };
    }

    private static Folded Number(IInvocationOperation call, string name, ScalarFolder folder)
    {
        var values = call.Arguments.Select(a => folder.Fold(a.Value).Clr).ToArray();
        return (name, values) switch
        {
            ("Max", [long a, long b]) => Folded.Of(Math.Max(a, b)),
            ("Min", [long a, long b]) => Folded.Of(Math.Min(a, b)),
            ("Abs", [long a]) when a != long.MinValue => Folded.Of(Math.Abs(a)),
            ("Clamp", [long a, long low, long high]) when low <= high => Folded.Of(Math.Min(Math.Max(a, low), high)),
            ("Max", [double a, double b]) => Folded.Of(Math.Max(a, b)),
            ("Min", [double a, double b]) => Folded.Of(Math.Min(a, b)),
            _ => Folded.Unknown,
        };
    }
}
