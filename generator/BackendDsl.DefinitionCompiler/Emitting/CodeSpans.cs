using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>Where the code of a kind stands in its source, taken one after the other: what is made follows the order of the text.</summary>
internal sealed class CodeSpans(PrintedKind source)
{
    private int _next;

    /// <summary>The next one.</summary>
    public CodeSpan Next() => _next < source.Code.Count ? source.Code[_next++] : throw new CannotCompileException("more code was made than printed");

    /// <summary>Asserts that none is left.</summary>
    public void End()
    {
        if (_next != source.Code.Count)
            throw new CannotCompileException("more code was printed than made");
    }
}
