using System.CommandLine;
using System.Text;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.CommandLine;

/// <summary>The manual page, printed from the same verbs and options that are parsed.</summary>
internal static class ManualPage
{
    /// <summary>The page as troff.</summary>
    public static string Print(Session session)
    {
        var page = new StringBuilder($".TH BACKENDDSL 1 \"\" \"backenddsl {ToolVersion.Text}\"\n.SH NAME\nbackenddsl \\- tells what Kubernetes, company policies, the gateway and Envoy would say of manifests, offline\n")
            .Append(".SH SYNOPSIS\n.B backenddsl\n.I VERB\n[OPTIONS]\n.SH VERBS\n");
        foreach (var verb in CommandTree.Verbs)
            Add(page, verb.Name, verb.Create(session));
        return page.Append(".SH EXIT STATUS\n0 good (warnings at most), 1 findings, 2 wrong usage, unreadable input or nothing to judge, 130 ended by Ctrl-C.\n")
            .Append(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colour in text, whatever the terminal.\n").ToString();
    }

    private static void Add(StringBuilder page, string path, Command command)
    {
        page.Append(".SS ").Append(Text(path)).Append('\n').Append(Text(command.Description ?? "")).Append('\n');
        foreach (var argument in command.Arguments)
            page.Append(".TP\n.I ").Append(Text(argument.HelpName ?? argument.Name)).Append('\n').Append(Text(argument.Description ?? "")).Append('\n');
        foreach (var option in command.Options.Where(o => !o.Hidden))
        {
            page.Append(".TP\n.B ").Append(Text(string.Join(", ", option.Aliases.Append(option.Name).OrderBy(a => a.Length)))).Append('\n');
            page.Append(Text(option.Description ?? "")).Append('\n');
        }

        foreach (var (line, what) in Examples.Of(path))
            page.Append(".PP\n").Append(Text(what)).Append(":\n.RS\n.nf\n").Append(Text(line)).Append("\n.fi\n.RE\n");
        foreach (var inner in command.Subcommands)
            Add(page, path + " " + inner.Name, inner);
    }

    private static string Text(string text) =>
        text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("\n.", "\n\\&.", StringComparison.Ordinal) is var escaped && escaped.StartsWith('.') ? "\\&" + escaped : escaped;
}
