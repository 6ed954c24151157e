using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// Findings that somebody accepts: by the project's baseline, by an attribute on the member, by an annotation of a hand-written object. They are told
/// as suppressed, so that the compiler's log (SARIF) has them, and nobody is stopped.
/// </summary>
internal sealed class AcceptedFindings(Baseline baseline, string baselinePath)
{
    private const string Attribute = "AcceptFindingAttribute";

    public Baseline Baseline => baseline;

    /// <summary>The diagnostic, as suppressed where the finding is accepted.</summary>
    public Diagnostic Apply(Diagnostic diagnostic, string @object, string path, IReadOnlyList<AcceptedFinding> own)
    {
        if (own.Count == 0 && baseline.Entries.Count == 0)
            return diagnostic;
        var file = Baseline.NameOfFile(baselinePath, diagnostic.Location.GetLineSpan().Path ?? "");
        var entry = baseline.Accept(diagnostic.Id, @object, file, path);
        return entry is not null || own.Any(e => e.Matches(diagnostic.Id, "", "", path)) ? Suppressed(diagnostic) : diagnostic;
    }

    /// <summary>The same for what is told of C#: the diagnostic carries object and path.</summary>
    public Diagnostic Apply(Diagnostic diagnostic, ISymbol owner) =>
        Apply(diagnostic, diagnostic.Properties.TryGetValue(FixHints.Object, out var name) ? name ?? "" : "", diagnostic.Properties.TryGetValue(FixHints.Field, out var path) ? path ?? "" : "", Of(owner));

    /// <summary>What attributes on a member, or on the types around it, accept.</summary>
    private static List<AcceptedFinding> Of(ISymbol owner)
    {
        var accepted = new List<AcceptedFinding>();
        for (var symbol = owner; symbol is not (null or INamespaceSymbol); symbol = symbol is IMethodSymbol { AssociatedSymbol: { } property } ? property : symbol.ContainingSymbol)
        {
            foreach (var attribute in symbol.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == Attribute && attribute.ConstructorArguments is [{ Value: string id }, { Value: string { Length: > 0 } reason }])
                    accepted.Add(new(id, "", "", attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Path").Value.Value as string, reason));
            }
        }

        return accepted;
    }

    private static Diagnostic Suppressed(Diagnostic diagnostic) => Diagnostic.Create(
        diagnostic.Id,
        diagnostic.Descriptor.Category,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        diagnostic.Severity,
        diagnostic.DefaultSeverity,
        isEnabledByDefault: true,
        warningLevel: diagnostic.WarningLevel,
        isSuppressed: true,
        title: diagnostic.Descriptor.Title,
        description: diagnostic.Descriptor.Description,
        helpLink: diagnostic.Descriptor.HelpLinkUri,
        location: diagnostic.Location,
        additionalLocations: diagnostic.AdditionalLocations,
        customTags: diagnostic.Descriptor.CustomTags,
        properties: diagnostic.Properties);
}
