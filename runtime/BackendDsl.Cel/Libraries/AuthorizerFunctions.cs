using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Questions to the server's authorizer. They type-check; what the answer is cannot be known here.</summary>
internal static class AuthorizerFunctions
{
    public static void AddTo(FunctionTable table, int libraries)
    {
        table.Member("path", [CelTypes.Authorizer, T.String], CelTypes.PathCheck, null);
        table.Member("group", [CelTypes.Authorizer, T.String], CelTypes.GroupCheck, null);
        table.Member("serviceAccount", [CelTypes.Authorizer, T.String, T.String], CelTypes.Authorizer, null);
        table.Member("resource", [CelTypes.GroupCheck, T.String], CelTypes.ResourceCheck, null);
        foreach (var name in new[] { "subresource", "namespace", "name" })
            table.Member(name, [CelTypes.ResourceCheck, T.String], CelTypes.ResourceCheck, null);
        if (libraries >= 31)
        {
            table.Member("fieldSelector", [CelTypes.ResourceCheck, T.String], CelTypes.ResourceCheck, null);
            table.Member("labelSelector", [CelTypes.ResourceCheck, T.String], CelTypes.ResourceCheck, null);
        }

        table.Member("check", [CelTypes.PathCheck, T.String], CelTypes.Decision, null);
        table.Member("check", [CelTypes.ResourceCheck, T.String], CelTypes.Decision, null);
        table.Member("errored", [CelTypes.Decision], T.Bool, null);
        table.Member("error", [CelTypes.Decision], T.String, null);
        table.Member("allowed", [CelTypes.Decision], T.Bool, null);
        table.Member("reason", [CelTypes.Decision], T.String, null);
    }
}
