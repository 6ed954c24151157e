using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.CommandLine;

/// <summary>Completion scripts, printed from the same verbs and options that are parsed.</summary>
internal sealed class CompletionScript(Session session)
{
    /// <summary>The script for a shell.</summary>
    public string Print(string shell) => shell switch
    {
        "zsh" => Zsh(),
        "fish" => Fish(),
        "powershell" => PowerShell(),
        _ => Bash(),
    };

    /// <summary>What may stand behind each path of verbs: subcommands and options, and the values of options that have a fixed choice.</summary>
    private List<(string Path, List<string> Words, List<(string Option, string Values)> Choices)> Paths()
    {
        var paths = new List<(string, List<string>, List<(string, string)>)>();
        foreach (var verb in CommandTree.Verbs)
            Add(verb.Name, verb.Create(session), paths);
        return paths;
    }

    private static void Add(string path, Command command, List<(string, List<string>, List<(string, string)>)> paths)
    {
        var options = command.Options.Where(o => !o.Hidden).ToList();
        List<string> words = [.. command.Subcommands.Select(c => c.Name), .. Values(command), .. options.SelectMany(o => o.Aliases.Prepend(o.Name)), "--help"];
        var choices = options.Where(o => o.HelpName?.Contains('|', StringComparison.Ordinal) == true).Select(o => (o.Name, string.Join(' ', o.HelpName!.Split('|')))).ToList();
        if (options.FirstOrDefault(o => o.Name == "--output") is { } output)
            choices.AddRange([("--output", Formats(output)), ("-o", Formats(output))]);
        paths.Add((path, words, choices));
        foreach (var inner in command.Subcommands)
            Add(path + " " + inner.Name, inner, paths);
    }

    /// <summary>The values of arguments that have a fixed choice.</summary>
    private static IEnumerable<string> Values(Command command) => command.Arguments.SelectMany(a => a.CompletionSources).SelectMany(s => s(CompletionContext.Empty)).Select(c => c.Label);

    private static string Formats(Option output) => output.Description!.Split(": ")[^1].Replace(",", "", StringComparison.Ordinal);

    private string Bash() => Posix(
        """
        # bash completion for backenddsl: source it, or put it into ~/.local/share/bash-completion/completions/backenddsl
        _backenddsl() {
          local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" verbs="" word
          for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
            case "$word" in -*) break ;; esac
            verbs="${verbs:+$verbs }$word"
          done
          case "$verbs" in

        """,
        words => $"COMPREPLY=($(compgen -W '{words}' -- \"$cur\"))",
        "COMPREPLY+=($(compgen -f -- \"$cur\"))",
        "complete -o filenames -F _backenddsl backenddsl\n");

    private string Zsh() => Posix(
        """
        #compdef backenddsl
        # zsh completion for backenddsl: put it as _backenddsl into a folder of $fpath, or source it after compinit
        _backenddsl() {
          local prev="${words[CURRENT-1]}" verbs="" word
          for word in "${(@)words[2,CURRENT-1]}"; do
            case "$word" in -*) break ;; esac
            verbs="${verbs:+$verbs }$word"
          done
          case "$verbs" in

        """,
        words => $"compadd -- {words}",
        "_files",
        // From $fpath the file itself is the function: its first call defines and completes at once.
        "if [ \"$funcstack[1]\" = _backenddsl ]; then _backenddsl \"$@\"; else compdef _backenddsl backenddsl; fi\n");

    /// <summary>What bash and zsh share: a case for each path of verbs, longest first, and in it one for each option with a choice.</summary>
    private string Posix(string start, Func<string, string> offer, string files, string end)
    {
        var script = new StringBuilder(start.ReplaceLineEndings("\n"));
        foreach (var (path, words, choices) in Paths().OrderByDescending(p => p.Path.Length).ThenBy(p => p.Path, StringComparer.Ordinal))
        {
            script.Append("    '").Append(path).Append("'|'").Append(path).Append(" '*)\n      case \"$prev\" in\n");
            foreach (var (option, values) in choices)
                script.Append("        ").Append(option).Append(") ").Append(offer(values)).Append("; return ;;\n");
            script.Append("      esac\n      ").Append(offer(string.Join(' ', words))).Append("; ").Append(files).Append(" ;;\n");
        }

        return script.Append("    '') ").Append(offer(string.Join(' ', CommandTree.Verbs.Select(v => v.Name).Append("--help").Append("--version"))))
            .Append(" ;;\n  esac\n}\n").Append(end).ToString();
    }

    private string Fish()
    {
        var script = new StringBuilder("# fish completion for backenddsl: put it into ~/.config/fish/completions/backenddsl.fish\n");
        foreach (var verb in CommandTree.Verbs)
        {
            script.Append("complete -c backenddsl -n __fish_use_subcommand -f -a ").Append(verb.Name).Append(" -d ").Append(Quote(verb.Summary)).Append('\n');
            var command = verb.Create(session);
            foreach (var inner in command.Subcommands)
                script.Append("complete -c backenddsl -n '__fish_seen_subcommand_from ").Append(verb.Name).Append("' -f -a ").Append(inner.Name).Append(" -d ").Append(Quote(inner.Description ?? "")).Append('\n');
            foreach (var value in Values(command))
                script.Append("complete -c backenddsl -n '__fish_seen_subcommand_from ").Append(verb.Name).Append("' -f -a ").Append(value).Append('\n');
            foreach (var option in command.Subcommands.SelectMany(c => c.Options).Concat(command.Options).Where(o => !o.Hidden).DistinctBy(o => o.Name))
            {
                script.Append("complete -c backenddsl -n '__fish_seen_subcommand_from ").Append(verb.Name).Append("' -l ").Append(option.Name.TrimStart('-'));
                foreach (var alias in option.Aliases.Where(a => a.Length == 2))
                    script.Append(" -s ").Append(alias[1]);
                if (option.ValueType != typeof(bool))
                    script.Append(" -r");
                if (option.HelpName?.Contains('|', StringComparison.Ordinal) == true)
                    script.Append(" -f -a '").Append(option.HelpName.Replace('|', ' ')).Append('\'');
                script.Append(" -d ").Append(Quote(option.Description ?? "")).Append('\n');
            }
        }

        return script.ToString();
    }

    private string PowerShell()
    {
        var script = new StringBuilder("""
            # PowerShell completion for backenddsl: add it to $PROFILE
            Register-ArgumentCompleter -Native -CommandName backenddsl -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              $words = @{

            """.ReplaceLineEndings("\n"));
        Entry(script, "", [.. CommandTree.Verbs.Select(v => v.Name), "--help", "--version"]);
        foreach (var (path, words, _) in Paths())
            Entry(script, path, words);
        script.Append("  }\n  $choices = @{\n");
        foreach (var (path, _, choices) in Paths())
        {
            foreach (var (option, values) in choices)
                Entry(script, path + " " + option, values.Split(' '));
        }

        // Verbs stand before the first option; where nothing is offered, PowerShell offers files.
        return script.Append("""
              }
              $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
              $path = ''
              foreach ($word in $before) {
                if ($word -like '-*' -or -not $words.ContainsKey("$path $word".Trim())) { break }
                $path = "$path $word".Trim()
              }
              $offered = $words[$path]
              if ($before.Count -gt 0 -and $choices.ContainsKey("$path $($before[-1])")) { $offered = $choices["$path $($before[-1])"] }
              $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static void Entry(StringBuilder script, string key, IEnumerable<string> values) =>
        script.Append("    '").Append(key).Append("' = @(").AppendJoin(", ", values.Select(v => $"'{v}'")).Append(")\n");

    private static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
