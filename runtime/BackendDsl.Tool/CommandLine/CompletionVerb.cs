using System.CommandLine;
using System.CommandLine.Completions;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.CommandLine;

/// <summary><c>backenddsl completion</c>.</summary>
internal static class CompletionVerb
{
    private static readonly string[] s_shells = ["bash", "zsh", "fish", "powershell", "man"];

    public static Command Create(Session session)
    {
        var shell = new Argument<string>("shell") { HelpName = "SHELL", Description = "bash, zsh, fish or powershell; man prints the manual page" };
        shell.CompletionSources.Add(_ => s_shells.Select(s => new CompletionItem(s)));
        var command = new Command("completion", "Prints a script that completes verbs, options and their values in a shell.") { shell };
        command.SetAction(parse =>
        {
            var name = parse.GetValue(shell)!;
            if (name == "pwsh")
                name = "powershell";
            if (!s_shells.Contains(name, StringComparer.Ordinal))
                throw new UsageException($"completion: there is no shell '{name}'{Spelling.DidYouMean(name, s_shells)}; there are {string.Join(", ", s_shells)}");
            session.Out.Write(name == "man" ? ManualPage.Print(session) : new CompletionScript(session).Print(name));
            return ExitCode.Good;
        });
        return command;
    }
}
