using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Testing;

/// <summary>One case of a table.</summary>
internal sealed class TestCase
{
    public required string Name { get; init; }

    /// <summary>Where it stands in its file.</summary>
    public required SourceMark Mark { get; init; }

    /// <summary>The case as it stands in its file.</summary>
    public required Value Source { get; init; }

    public required Value Object { get; init; }

    /// <summary>The object before the change; absent for a create.</summary>
    public Value Old { get; init; }

    /// <summary>The namespace of an object that names none.</summary>
    public string Namespace { get; init; } = "";

    public Value NamespaceObject { get; init; }

    /// <summary>Parameters of the policies: objects.</summary>
    public IReadOnlyList<Value> Params { get; init; } = [];

    public Value User { get; init; }

    /// <summary>What is expected; empty for a valid object, null where the case does not say.</summary>
    public IReadOnlyList<ExpectedError>? Expected { get; init; }
}
