using BackendDsl.CSharp.Model.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Generator.Diagnostics;

/// <summary>Makes the compiler's diagnostics of problems in files of definitions.</summary>
internal static class DefinitionDiagnostics
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = new[]
    {
        Descriptors.FileUnreadable, Descriptors.DefinitionInvalid, Descriptors.SchemaRefused, Descriptors.DuplicateKind, Descriptors.NotADefinition,
        Descriptors.NoSchema, Descriptors.UnknownKind, Descriptors.BadName, Descriptors.ClassNameTaken, Descriptors.GeneratorFailed, Descriptors.BadAccess, Descriptors.BadStatus,
    }.ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>The diagnostic for the compiler.</summary>
    public static Diagnostic ToDiagnostic(this DefinitionProblem problem)
    {
        var start = new LinePosition(Math.Max(problem.Line - 1, 0), Math.Max(problem.Column - 1, 0));
        // The text span means nothing to readers of another file's line span, but it must not be empty of meaning to hosts that sort by it.
        var location = Location.Create(problem.Path, new TextSpan(0, 0), new LinePositionSpan(start, start));
        return Diagnostic.Create(s_byId[problem.Id], location, [.. problem.Arguments]);
    }
}
