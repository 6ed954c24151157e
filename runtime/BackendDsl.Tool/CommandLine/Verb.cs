using System.CommandLine;

namespace BackendDsl.Tool.CommandLine;

/// <summary>One verb of the command.</summary>
/// <param name="Name">The word.</param>
/// <param name="Summary">One line for the list of verbs.</param>
/// <param name="Create">Makes its options and its action.</param>
internal sealed record Verb(string Name, string Summary, Func<Session, Command> Create);
