using BackendDsl.Cel.Libraries;

namespace BackendDsl.Cel.Checking;

/// <summary>What names may stand for: what an environment is to the checker.</summary>
internal interface IDeclarations
{
    /// <summary>How many variables there are; their slots come before those of comprehensions.</summary>
    int VariableCount { get; }

    /// <summary>The container in which names are looked up first.</summary>
    string Container { get; }

    /// <summary>The functions.</summary>
    FunctionTable Functions { get; }

    /// <summary>A variable, or the name of a type.</summary>
    Declaration? FindDeclaration(string name);

    /// <summary>The qualified names a name may mean, the innermost first.</summary>
    IEnumerable<string> CandidateNames(string name);
}
