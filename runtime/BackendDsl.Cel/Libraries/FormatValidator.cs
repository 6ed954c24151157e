using BackendDsl.Cel.Values;
using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Syntax;

namespace BackendDsl.Cel.Libraries;

/// <summary>Checks a literal format string against a literal list of arguments.</summary>
internal static class FormatValidator
{
    public static void Validate(string format, Expr.ListLiteral arguments, int position, CheckedTree tree, List<(string Message, int Position)> issues)
    {
        var parser = new FormatParser(format);
        var next = 0;
        while (parser.Next(null, out var clause, out var error))
        {
            if (error is not null)
            {
                issues.Add(("could not parse formatting clause: " + error, position));
                return;
            }

            if (next >= arguments.Elements.Length)
            {
                issues.Add(($"index {next} out of range", position));
                return;
            }

            var argument = arguments.Elements[next++];
            if (ClauseFormatter.Check(clause, tree.TypeOf(argument)) is { } refused)
            {
                issues.Add(("error during formatting: " + refused, argument.Position));
                return;
            }
        }

        if (next < arguments.Elements.Length)
            issues.Add(($"too many arguments supplied to string.format (expected {next}, got {arguments.Elements.Length})", arguments.Elements[next].Position));
    }
}
