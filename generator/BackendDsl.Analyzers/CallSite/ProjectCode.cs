using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>What is asked about the code of one compilation as a whole: constants, bodies of helpers, what is done to values.</summary>
internal sealed class ProjectCode
{
    public ProjectCode(Compilation compilation)
    {
        Bodies = new(compilation);
        Statics = new(Bodies);
        Use = new(compilation);
    }

    /// <summary>The code of members that may be followed.</summary>
    public MemberBodies Bodies { get; }

    /// <summary>Constants in static members.</summary>
    public StaticValues Statics { get; }

    /// <summary>What is done to the values of members.</summary>
    public ProjectUse Use { get; }
}
