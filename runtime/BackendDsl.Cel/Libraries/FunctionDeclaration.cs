using BackendDsl.Cel.Checking;

namespace BackendDsl.Cel.Libraries;

/// <summary>A function and its overloads, in the order they are tried.</summary>
internal sealed class FunctionDeclaration(string name)
{
    public string Name { get; } = name;

    public List<Overload> Overloads { get; } = [];
}
