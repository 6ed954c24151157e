using System.CommandLine;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Configuring;

/// <summary>The options that verbs share: the same name, the same meaning, wherever they make sense.</summary>
internal static class Flags
{
    public static Option<string[]> Files() => List("--file", "-f", "PATH", "Manifests: files, folders, globs, '-' for standard input");

    public static Option<string?> StdinFilename() => Text("--stdin-filename", "NAME", "What standard input is called in results");

    public static Option<string[]> Crds() => List("--crd", null, "PATH", "Custom resource definitions: files, folders, globs. Without it: crds/ beside the configuration file");

    public static Option<string[]> Policies() => List("--policy", null, "PATH", "ValidatingAdmissionPolicies with their bindings and parameters");

    public static Option<string[]> Output(string formats) => List("--output", "-o", "FORMAT[=PATH]", $"How to print, and where to; repeatable: {formats}");

    public static Option<string?> Namespace()
    {
        var option = Text("--namespace", "NS", "The Kubernetes namespace of resources that name none");
        option.Aliases.Add("-n");
        return option;
    }

    public static Option<string?> ServerVersion() => Text("--server-version", "VERSION", "The API server's version, 1.31 to 1.36 (default 1.36)");

    public static Option<string?> Kgateway() => Text("--kgateway", "RELEASE", "The kgateway release (default: the newest)");

    public static Option<string[]> Setting() => List("--setting", null, "NAME=VALUE", "A setting of the controller, for example KGW_VALIDATION_MODE=STRICT; repeatable");

    public static Option<string?> EnvoyGateway() => Text("--envoy-gateway", "RELEASE", "The Envoy Gateway release (default: the newest)");

    public static Option<string?> EnvoyVersion() => Text("--envoy-version", "VERSION", "The Envoy version (default: the gateway release's)");

    public static Option<string?> Gateway() => Choice("--gateway", ["kgateway", "envoy-gateway"], "Which gateway is meant, where the kinds do not tell");

    public static Option<string[]> Exists() => List("--exists", null, "PATH", "A file or folder that is on Envoy's machine; with it, no other is");

    public static Option<string?> MissingDefinitions() => Choice("--missing-definitions", ["error", "skip"], "What a resource of an unknown kind is (default skip: counted and told)");

    public static Option<string[]> Old() => List("--old", null, "PATH", "The objects that are deployed: updates of them are judged too");

    public static Option<string?> Baseline() => Text("--baseline", "FILE", "Findings that are known and accepted");

    public static Option<string?> WriteBaseline() => Text("--write-baseline", "FILE", "Write the findings as known and accepted");

    public static Option<string?> FailOn() => Choice("--fail-on", ["error", "warning"], "From which severity on the exit code is 1 (default error)");

    public static Option<string?> Color() => Choice("--color", ["auto", "always", "never"], "Colour in text (default auto: on a terminal, unless NO_COLOR is set)");

    public static Option<bool> Quiet() => new("--quiet") { Description = "No summary, no progress: findings only" };

    public static Option<bool> PrintConfig() => new("--print-config") { Description = "Print the settings with where each comes from, and do nothing else" };

    public static Option<string?> Text(string name, string label, string description) =>
        new(name) { HelpName = label, Description = description, Arity = ArgumentArity.ExactlyOne };

    public static Option<string?> Choice(string name, string[] values, string description)
    {
        var option = new Option<string?>(name) { HelpName = string.Join('|', values), Description = description, Arity = ArgumentArity.ExactlyOne };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => values.Select(v => new System.CommandLine.Completions.CompletionItem(v)));
        option.Validators.Add(result =>
        {
            // Twice the same option means the last, as with other commands; more than one value is reported by the parser itself.
            if (result.Tokens.Count == 1 && !values.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
                result.AddError($"{name}: '{result.Tokens[0].Value}' is none of {string.Join(", ", values)}{Spelling.DidYouMean(result.Tokens[0].Value, values)}");
        });
        return option;
    }

    public static Option<string[]> List(string name, string? alias, string label, string description)
    {
        var option = new Option<string[]>(name)
        {
            HelpName = label,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = name == "--file" || name == "--crd" || name == "--policy" || name == "--old",
        };
        if (alias is not null)
            option.Aliases.Add(alias);
        return option;
    }
}
