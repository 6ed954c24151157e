using BackendDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Generator.Diagnostics;

/// <summary>A diagnostic in a file that is not C#, as the pipeline may keep it: compared by value, without Roslyn's locations.</summary>
/// <param name="Descriptor">What is told.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">Line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Arguments">The values in the message.</param>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, string Path, int Line, int Column, EquatableArray<string> Arguments)
{
    /// <summary>The diagnostic for the compiler.</summary>
    public Diagnostic ToDiagnostic()
    {
        var start = new LinePosition(Math.Max(Line - 1, 0), Math.Max(Column - 1, 0));
        // The text span means nothing to readers of another file's line span, but it must not be empty of meaning to hosts that sort by it.
        var location = Location.Create(Path, new TextSpan(0, 0), new LinePositionSpan(start, start));
        return Diagnostic.Create(Descriptor, location, [.. Arguments]);
    }
}
