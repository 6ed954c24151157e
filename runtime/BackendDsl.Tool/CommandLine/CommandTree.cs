using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Verbs;

namespace BackendDsl.Tool.CommandLine;

/// <summary>The verbs, and how a command line gets to one of them.</summary>
internal static class CommandTree
{
    /// <summary>Every verb, in the order of the help. Only the one that is asked for is built, which is what keeps the start short.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } =
    [
        new("validate", "What the API server, company policies, the gateway's controller and Envoy would say of manifests", ValidateVerb.Create),
        new("translate", "The Envoy clusters that a gateway programs, and each policy's status", TranslateVerb.Create),
        new("verify", "Does the running gateway have what the manifests say? Path by path", VerifyVerb.Create),
        new("test", "Run tables of cases for rules and policies", TestVerb.Create),
        new("envoy", "What an Envoy would say of clusters, bootstraps and config dumps", EnvoyVerb.Create),
        new("import", "YAML or JSON to C# builder code", ImportVerb.Create),
        new("crd", "Definitions into crds/, with a lock file: add, update, list", CrdVerb.Create),
        new("crd-diff", "What a new definition removes, tightens, loosens", CrdDiffVerb.Create),
        new("upgrade", "What a gateway's new release refuses and programs differently", UpgradeVerb.Create),
        new("cel", "Try a CEL expression", CelVerb.Create),
        new("preview", "A page on 127.0.0.1 that shows backends, policies, clusters and findings, live", PreviewVerb.Create),
        new("explain", "A diagnostic id; a field; what Envoy refused in a log", ExplainVerb.Create),
        new("completion", "Print a completion script for a shell", CompletionVerb.Create),
    ];

    /// <summary>Runs a command line.</summary>
    public static int Invoke(Session session, IReadOnlyList<string> args)
    {
        if (args.Count == 0)
        {
            HelpPrinter.PrintRoot(session.Error);
            return ExitCode.Unusable;
        }

        if (args[0] is "--help" or "-h" or "-?" or "help" && args.Count == 1)
        {
            HelpPrinter.PrintRoot(session.Out);
            return ExitCode.Good;
        }

        if (args[0] == "--version")
        {
            session.Out.WriteLine(ToolVersion.Text);
            return ExitCode.Good;
        }

        if (args[0] == "help")
            args = [args[1], "--help"];
        var verb = Verbs.FirstOrDefault(v => v.Name == args[0]);
        if (verb is null)
        {
            var kind = args[0].StartsWith('-') ? "option" : "verb";
            throw new UsageException($"there is no {kind} '{args[0]}'{Spelling.DidYouMean(args[0], Verbs.Select(v => v.Name))}; 'backenddsl --help' lists the verbs");
        }

        return Run(session, verb, args);
    }

    private static int Run(Session session, Verb verb, IReadOnlyList<string> args)
    {
        var command = verb.Create(session);
        var root = new RootCommand(command.Description ?? "") { command };
        root.Options.Clear();
        root.Directives.Clear();
        command.Options.Add(new HelpOption { Recursive = true });
        var parse = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parse.GetResult("--help") is OptionResult { Implicit: false })
        {
            HelpPrinter.Print(parse.CommandResult.Command, Path(parse.CommandResult), session.Out);
            return ExitCode.Good;
        }

        // What takes several words, or any, takes an option that the verb does not have for one of them. A CEL expression may begin with a minus.
        var taken = parse.CommandResult.Children.OfType<OptionResult>().Where(o => o.Option.AllowMultipleArgumentsPerToken).SelectMany(o => o.Tokens.Skip(1))
            .Concat(parse.CommandResult.Children.OfType<ArgumentResult>().Where(a => a.Argument.Name != "expression").SelectMany(a => a.Tokens))
            .Select(t => t.Value).Where(v => v.Length > 1 && v[0] == '-').ToList();
        if (parse.Errors.Count > 0 || taken.Count > 0)
        {
            Refuse(session, parse, [.. parse.UnmatchedTokens, .. taken]);
            return ExitCode.Unusable;
        }

        if (parse.CommandResult.Command.Action is null)
        {
            HelpPrinter.Print(parse.CommandResult.Command, Path(parse.CommandResult), session.Error);
            return ExitCode.Unusable;
        }

        // Verbs without settings do not have the option, and asking for it by name would be a fault there.
        if (parse.CommandResult.Command.Options.FirstOrDefault(o => o.Name == Verb.PrintConfig) is { } printConfig && parse.GetResult(printConfig) is { Implicit: false })
        {
            new Settings(session, parse).Print(session.Out, parse.CommandResult.Command);
            return ExitCode.Good;
        }

        return parse.Invoke(new InvocationConfiguration
        {
            Output = session.Out,
            Error = session.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static void Refuse(Session session, ParseResult parse, IReadOnlyList<string> unknown)
    {
        var command = parse.CommandResult.Command;
        if (unknown.Count > 0)
        {
            var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Where(o => !o.Hidden).SelectMany(o => o.Aliases.Prepend(o.Name)));
            foreach (var token in unknown)
            {
                var what = token.StartsWith('-') ? "option" : "argument";
                // What everybody types first.
                var isFile = command.Options.Any(o => o.Name == "--file") && System.IO.Path.Exists(session.FullPath(token));
                session.Complain($"{Path(parse.CommandResult)} takes no {what} '{token}'{(isFile ? $"; files are named with -f: backenddsl {Path(parse.CommandResult)} -f {token}" : Spelling.DidYouMean(token, known))}");
            }
        }
        else
        {
            foreach (var error in parse.Errors)
                session.Complain(error.Message.TrimEnd('.'));
        }

        session.Error.WriteLine($"'backenddsl {Path(parse.CommandResult)} --help' shows what it takes");
    }

    private static string Path(CommandResult result)
    {
        var names = new List<string>();
        for (var at = result; at is not null && at.Command is not RootCommand; at = at.Parent as CommandResult)
            names.Insert(0, at.Command.Name);
        return string.Join(' ', names);
    }
}
