using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The diagnostics of controller rules. The rules travel with the assembly that has the types, and what is told of one is made from its own
/// data when it is told. The compiler wants to know the ids beforehand: the whole block BDSL4000 to BDSL4999 is declared, whoever uses it.
/// </summary>
internal static class ControllerDescriptors
{
    private const string Prefix = "BDSL4";
    private const string GeneralTitle = "The controller refuses or ignores this";

    private static readonly ConcurrentDictionary<(string Id, string? Title, string? Link, bool IsWarning), DiagnosticDescriptor> s_known = new();

    /// <summary>One for each id of the block but those about members of other versions, which are declared where they are described.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Block { get; } =
    [
        .. Enumerable.Range(4000, 1000)
            .Select(static n => "BDSL" + n.ToString(CultureInfo.InvariantCulture))
            .Where(static id => id is not (DiagnosticIds.MemberSuperseded or DiagnosticIds.MemberOfAnotherVariant or DiagnosticIds.MemberMayBeLost
                or DiagnosticIds.VariantAssumed or DiagnosticIds.NearestVariant))
            .Select(static id => Descriptors.OfController(id, DiagnosticSeverity.Error, GeneralTitle, null)),
    ];

    /// <summary>The diagnostic of a rule.</summary>
    public static DiagnosticDescriptor Of(ControllerRule rule) => s_known.GetOrAdd(
        (IsOwn(rule) ? rule.Id : DiagnosticIds.ForeignRule, rule.Title, rule.HelpLink, rule.IsWarning),
        static key => Descriptors.OfController(key.Id, key.IsWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, key.Title ?? GeneralTitle, key.Link));

    /// <summary>True for a rule with a number of the block; any other is told under one number, with its name in the message.</summary>
    public static bool IsOwn(ControllerRule rule) =>
        rule.Id.Length == 8 && rule.Id.StartsWith(Prefix, StringComparison.Ordinal) && rule.Id.Skip(Prefix.Length).All(static c => c is >= '0' and <= '9');
}
