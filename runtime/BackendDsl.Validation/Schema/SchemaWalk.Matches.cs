using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// How much of a branch the server counts as looked at: it picks the branch to tell about by this number, and that
/// choice decides whether CEL rules run.
/// </summary>
internal sealed partial class SchemaWalk
{
    private static int MatchCount(NodePlan plan, in Value value)
    {
        var count = 1;
        if (plan.Type != SchemaType.None || plan.Format is not null || plan.Node.IntOrString)
            count += 2;
        if (value.Kind == ValueKind.Null)
            return count;
        count += 2;
        switch (value.Kind)
        {
            case ValueKind.Integer or ValueKind.Double:
                count += 2;
                break;
            case ValueKind.Array:
                count += 2;
                if (plan.Items is not null)
                {
                    for (var i = 0; i < value.Array.Count; i++)
                        count += MatchCount(plan.Items, value.Array[i]);
                }

                break;
            case ValueKind.Object:
                for (var i = 0; i < value.Object.Count; i++)
                {
                    var member = value.Object.ValueAt(i);
                    if (member.IsAbsent)
                        continue;
                    if (plan.IndexOf(value.Object.NameAt(i), -1) is >= 0 and var at)
                        count += MatchCount(plan.Properties[at], member);
                    else if (plan.Additional is not null)
                        count += MatchCount(plan.Additional, member);
                }

                break;
        }

        return count;
    }
}
