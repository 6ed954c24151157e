using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.CommandLine;

/// <summary>One verb of the command.</summary>
/// <param name="Name">The word.</param>
/// <param name="Summary">One line for the list of verbs.</param>
/// <param name="Make">Makes its options and its action.</param>
internal sealed record Verb(string Name, string Summary, Func<Session, Command> Make)
{
    /// <summary>The option that every verb with settings has.</summary>
    public const string PrintConfig = "--print-config";

    /// <summary>The verb with what all verbs have.</summary>
    public Command Create(Session session)
    {
        var command = Make(session);
        if (command.Subcommands.Count > 0)
        {
            foreach (var inner in command.Subcommands)
                inner.Options.Add(Flags.PrintConfig());
        }
        else if (command.Options.Count > 0)
        {
            command.Options.Add(Flags.PrintConfig());
        }

        return command;
    }
}
