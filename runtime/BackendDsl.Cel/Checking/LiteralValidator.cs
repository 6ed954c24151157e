using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>What Kubernetes refuses beyond types: bad literals of durations, times, patterns and formats, and mixed lists and maps.</summary>
internal static class LiteralValidator
{
    public static void Validate(Expr root, List<(string Message, int Position)> issues) => Visit(root, insideFormat: false, issues);

    private static void Visit(Expr expression, bool insideFormat, List<(string Message, int Position)> issues)
    {
        switch (expression)
        {
            case Expr.Call call:
                ValidateCall(call, issues);
                insideFormat |= call.Function == "format";
                break;
            case Expr.ListLiteral list when !insideFormat:
                ValidateList(list, issues);
                break;
            case Expr.MapLiteral map when !insideFormat:
                ValidateMap(map, issues);
                break;
        }

        foreach (var child in Tree.Children(expression))
            Visit(child, insideFormat, issues);
    }

    private static void ValidateCall(Expr.Call call, List<(string Message, int Position)> issues)
    {
        switch (call.Function)
        {
            case "duration" or "timestamp" when call.Target is null && call.Arguments.Length == 1 && call.Arguments[0] is Expr.Literal argument:
                if (call.Candidates is { Count: > 0 } candidates && ((CelFunction1)candidates[0].Implementation!)(null!, argument.Value).IsError)
                    issues.Add(($"invalid {call.Function} argument", argument.Position));
                break;
            case "matches":
                if (call.Arguments[call.Arguments.Length - 1] is Expr.Literal { Value.Kind: CelKind.String } pattern
                    && RegexFunctions.Compile(pattern.Value.String, out _) is null)
                {
                    issues.Add(("invalid matches argument", pattern.Position));
                }

                break;
            case "format" when call.Target is Expr.Literal { Value.Kind: CelKind.String } format && call.Arguments.Length == 1 && call.Arguments[0] is Expr.ListLiteral list:
                FormatValidator.Validate(format.Value.String, list, call.Position, issues);
                break;
        }
    }

    private static CelType Content(Expr element, bool optional) =>
        optional && element.Type.IsOptional ? element.Type.Parameters[0] : element.Type;

    private static void Mismatch(Expr at, CelType expected, CelType found, List<(string Message, int Position)> issues) =>
        issues.Add(($"expected type '{expected.ToMessageText()}' but found '{found.ToMessageText()}'", at.Position));

    private static void ValidateList(Expr.ListLiteral list, List<(string Message, int Position)> issues)
    {
        for (var i = 1; i < list.Elements.Length; i++)
        {
            var expected = Content(list.Elements[0], list.Optional?[0] == true);
            var found = Content(list.Elements[i], list.Optional?[i] == true);
            if (!expected.Equals(found))
            {
                Mismatch(list.Elements[i], expected, found, issues);
                return;
            }
        }
    }

    private static void ValidateMap(Expr.MapLiteral map, List<(string Message, int Position)> issues)
    {
        for (var i = 1; i < map.Keys.Length; i++)
        {
            if (!map.Keys[0].Type.Equals(map.Keys[i].Type))
                Mismatch(map.Keys[i], map.Keys[0].Type, map.Keys[i].Type, issues);
            var expected = Content(map.Values[0], map.Optional?[0] == true);
            var found = Content(map.Values[i], map.Optional?[i] == true);
            if (!expected.Equals(found))
                Mismatch(map.Values[i], expected, found, issues);
        }
    }
}
