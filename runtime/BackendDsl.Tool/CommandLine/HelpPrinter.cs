using System.CommandLine;
using System.Text;

namespace BackendDsl.Tool.CommandLine;

/// <summary>Prints <c>--help</c>.</summary>
internal static class HelpPrinter
{
    private const int Width = 100;
    private const int Indent = 30;

    /// <summary>The list of verbs.</summary>
    public static void PrintRoot(TextWriter to)
    {
        to.WriteLine("backenddsl: tells what Kubernetes, company policies, the gateway and Envoy would say of manifests, offline");
        to.WriteLine();
        to.WriteLine("Usage: backenddsl VERB [OPTIONS]");
        to.WriteLine();
        to.WriteLine("Verbs:");
        foreach (var verb in CommandTree.Verbs)
            Row(to, verb.Name, verb.Summary);
        to.WriteLine();
        Row(to, "--version", "Print the version");
        Row(to, "--help", "Print this; 'backenddsl VERB --help' prints what a verb takes, with examples");
        to.WriteLine();
        to.WriteLine("Exit codes: 0 good, 1 findings, 2 wrong usage or unreadable input or nothing to judge, 130 Ctrl-C.");
    }

    /// <summary>What a verb takes.</summary>
    public static void Print(Command command, string path, TextWriter to)
    {
        to.WriteLine(command.Description);
        to.WriteLine();
        var usage = new StringBuilder("Usage: backenddsl ").Append(path);
        if (command.Subcommands.Count > 0)
            usage.Append(" COMMAND");
        foreach (var argument in command.Arguments)
            usage.Append(' ').Append(Label(argument));
        to.WriteLine(usage.Append(" [OPTIONS]"));
        if (command.Subcommands.Count > 0)
        {
            to.WriteLine();
            to.WriteLine("Commands:");
            foreach (var inner in command.Subcommands)
                Row(to, inner.Name, inner.Description ?? "");
        }

        if (command.Arguments.Count > 0)
        {
            to.WriteLine();
            to.WriteLine("Arguments:");
            foreach (var argument in command.Arguments)
                Row(to, Label(argument), argument.Description ?? "");
        }

        to.WriteLine();
        to.WriteLine("Options:");
        foreach (var option in command.Options.Where(o => !o.Hidden))
            Row(to, Label(option), option.Description ?? "");
        if (Examples.Of(path) is { Count: > 0 } examples)
        {
            to.WriteLine();
            to.WriteLine("Examples:");
            foreach (var (line, what) in examples)
            {
                to.WriteLine("  # " + what);
                to.WriteLine("  " + line);
            }
        }
    }

    private static string Label(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name.ToUpperInvariant();
        var text = argument.Arity.MaximumNumberOfValues > 1 ? name + "..." : name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{text}]" : text;
    }

    private static string Label(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => !a.StartsWith('/') && a != "-?").Append(option.Name).Distinct().OrderBy(a => a.Length));
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
            ? names
            : $"{names} {option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}";
    }

    private static void Row(TextWriter to, string name, string text)
    {
        var line = new StringBuilder("  ").Append(name);
        if (line.Length >= Indent - 1)
        {
            to.WriteLine(line);
            line.Clear();
        }

        line.Append(' ', Indent - line.Length);
        var column = Indent;
        foreach (var word in text.Split(' '))
        {
            if (column + word.Length > Width && column > Indent)
            {
                to.WriteLine(line.ToString().TrimEnd());
                line.Clear().Append(' ', Indent);
                column = Indent;
            }

            line.Append(word).Append(' ');
            column += word.Length + 1;
        }

        to.WriteLine(line.ToString().TrimEnd());
    }
}
