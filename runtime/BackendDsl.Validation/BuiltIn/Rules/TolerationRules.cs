using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Which taints of a node a Pod stands.</summary>
internal static class TolerationRules
{
    public static void Check(Node tolerations, Field at, Report report)
    {
        for (var i = 0; i < tolerations.Count; i++)
        {
            var toleration = new TolerationView(tolerations.At(i));
            var own = at.Item(i);
            if (toleration.Key.TryText(out var key) && key.Length > 0)
                report.InvalidText(own.Member("key"), key, NameRules.QualifiedMessages(key));
            if (toleration.Key.IsEmpty & !toleration.Operator.Is("Exists"))
                report.Invalid(own.Member("operator"), toleration.Operator, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            if (toleration.TolerationSeconds.Given & !toleration.Effect.Is("NoExecute"))
                report.Invalid(own.Member("effect"), toleration.Effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
            Operator(toleration, own.Member("operator"), report);
            if (toleration.Effect.TryText(out var effect) && effect.Length > 0)
                Rules.Check.OneOf(toleration.Effect, own.Member("effect"), report, "NoSchedule", "PreferNoSchedule", "NoExecute");
        }
    }

    private static void Operator(TolerationView toleration, Field at, Report report)
    {
        if (!toleration.Operator.TryText(out var op))
            return;
        switch (op)
        {
            case "" or "Equal":
                if (toleration.Value.TryText(out var value))
                    report.InvalidText(at, value, Dns.CheckLabelValue(value));
                break;
            case "Exists":
                if (toleration.Value.TryText(out value) && value.Length > 0)
                    report.InvalidText(at, value, "value must be empty when `operator` is 'Exists'");
                break;
            case "Gt" or "Lt" when report.Minor >= 35:
                // The server names them, but their feature is off by default.
                report.NotSupported(at, toleration.Operator, "Equal", "Exists", "Lt", "Gt");
                break;
            default:
                report.NotSupported(at, toleration.Operator, "Equal", "Exists");
                break;
        }
    }
}
