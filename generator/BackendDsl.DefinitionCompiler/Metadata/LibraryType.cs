using System.Reflection.Metadata;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>A type of a referenced assembly.</summary>
/// <param name="FullName">Its name, with its namespace and the types it stands in (<c>Outer/Inner</c>).</param>
/// <param name="Handle">How this assembly refers to it.</param>
/// <param name="Assembly">Where it is.</param>
/// <param name="Definition">What it is there.</param>
/// <param name="IsValueType">Whether it is one.</param>
internal sealed record LibraryType(string FullName, TypeReferenceHandle Handle, ReferencedAssembly Assembly, TypeDefinitionHandle Definition, bool IsValueType)
{
    /// <summary>The type in a signature.</summary>
    public ClrType Of(params IReadOnlyList<ClrType> arguments)
    {
        var tick = FullName.IndexOf('`');
        return ClrType.Of(Handle, (tick < 0 ? FullName : FullName[..tick]).Replace('/', '.'), IsValueType, arguments);
    }
}
