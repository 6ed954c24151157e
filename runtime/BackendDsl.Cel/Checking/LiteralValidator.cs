using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>What Kubernetes refuses beyond types: bad literals of durations, times, patterns and formats, and mixed lists and maps.</summary>
internal sealed class LiteralValidator(CheckedTree tree, List<(string Message, int Position)> issues)
{
    public static void Validate(CheckedTree tree, List<(string Message, int Position)> issues) => new LiteralValidator(tree, issues).Visit(tree.Root, insideFormat: false);

    private void Visit(Expr expression, bool insideFormat)
    {
        switch (expression)
        {
            case Expr.Call call:
                ValidateCall(call);
                insideFormat |= tree.NameOf(call) == "format";
                break;
            case Expr.ListLiteral list when !insideFormat:
                ValidateList(list);
                break;
            case Expr.MapLiteral map when !insideFormat:
                ValidateMap(map);
                break;
        }

        foreach (var child in Tree.Children(expression))
            Visit(child, insideFormat);
    }

    private void ValidateCall(Expr.Call call)
    {
        var function = tree.NameOf(call);
        var target = tree.TargetOf(call);
        switch (function)
        {
            case "duration" or "timestamp" when target is null && call.Arguments.Length == 1 && call.Arguments[0] is Expr.Literal argument:
                if (tree.CandidatesOf(call) is { Count: > 0 } candidates && ((CelFunction1)candidates[0].Implementation!)(null!, argument.Value).IsError)
                    issues.Add(($"invalid {function} argument", argument.Position));
                break;
            case "matches":
                if (call.Arguments[call.Arguments.Length - 1] is Expr.Literal { Value.Kind: CelKind.String } pattern
                    && RegexFunctions.Compile(pattern.Value.String, out _) is null)
                {
                    issues.Add(("invalid matches argument", pattern.Position));
                }

                break;
            case "format" when target is Expr.Literal { Value.Kind: CelKind.String } format && call.Arguments.Length == 1 && call.Arguments[0] is Expr.ListLiteral list:
                FormatValidator.Validate(format.Value.String, list, call.Position, tree, issues);
                break;
        }
    }

    private CelType Content(Expr element, bool optional) =>
        optional && tree.TypeOf(element) is { IsOptional: true } type ? type.Parameters[0] : tree.TypeOf(element);

    private void Mismatch(Expr at, CelType expected, CelType found) =>
        issues.Add(($"expected type '{expected.ToMessageText()}' but found '{found.ToMessageText()}'", at.Position));

    private void ValidateList(Expr.ListLiteral list)
    {
        for (var i = 1; i < list.Elements.Length; i++)
        {
            var expected = Content(list.Elements[0], list.Optional?[0] == true);
            var found = Content(list.Elements[i], list.Optional?[i] == true);
            if (!expected.Equals(found))
            {
                Mismatch(list.Elements[i], expected, found);
                return;
            }
        }
    }

    private void ValidateMap(Expr.MapLiteral map)
    {
        for (var i = 1; i < map.Keys.Length; i++)
        {
            if (!tree.TypeOf(map.Keys[0]).Equals(tree.TypeOf(map.Keys[i])))
                Mismatch(map.Keys[i], tree.TypeOf(map.Keys[0]), tree.TypeOf(map.Keys[i]));
            var expected = Content(map.Values[0], map.Optional?[0] == true);
            var found = Content(map.Values[i], map.Optional?[i] == true);
            if (!expected.Equals(found))
                Mismatch(map.Values[i], expected, found);
        }
    }
}
