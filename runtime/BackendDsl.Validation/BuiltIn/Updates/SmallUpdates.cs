using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>Kinds with one or two members that are fixed.</summary>
internal static class SmallUpdates
{
    public static void RoleBinding(Node node, Node old, Report report)
    {
        RbacRules.RoleBinding(node, report);
        Role(node, old, report);
    }

    public static void ClusterRoleBinding(Node node, Node old, Report report)
    {
        RbacRules.ClusterRoleBinding(node, report);
        Role(node, old, report);
    }

    public static void IngressClass(Node node, Node old, Report report)
    {
        IngressRules.Class(node, report);
        Immutable.Text(node.Member("spec").Member("controller"), old.Member("spec").Member("controller"), At("spec").Member("controller"), report);
    }

    public static void EndpointSlice(Node node, Node old, Report report)
    {
        EndpointRules.Slice(node, old, report);
        Immutable.Text(node.Member("addressType"), old.Member("addressType"), At("addressType"), report);
    }

    /// <summary>Finalizers of the specification are the server's: what is sent does not count.</summary>
    public static void Namespace(Node node, Node old, Report report)
    {
        if (node.Object is { } own && old.Object is { } before)
            own.Slots[NamespaceView.At.Spec] = before.Slots[NamespaceView.At.Spec];
    }

    public static void RuntimeClass(Node node, Node old, Report report)
    {
        ClusterRules.RuntimeClass(node, report);
        Immutable.Text(node.Member("handler"), old.Member("handler"), At("handler"), report);
    }

    public static void PriorityClass(Node node, Node old, Report report)
    {
        Immutable.Forbidden(node.Member("value"), old.Member("value"), At("value"), report, "may not be changed in an update.");
        Immutable.Check(node.Member("preemptionPolicy"), old.Member("preemptionPolicy"), At("preemptionPolicy"), report);
    }

    public static void Quota(Node node, Node old, Report report)
    {
        QuotaRules.Create(node, report);
        Fixed(node, old, report, "spec", "scopes");
    }

    private static void Role(Node node, Node old, Report report) =>
        Immutable.Check(node.Member("roleRef"), old.Member("roleRef"), At("roleRef"), report, "cannot change roleRef");

    private static void Fixed(Node node, Node old, Report report, string outer, string inner) =>
        Immutable.Check(node.Member(outer).Member(inner), old.Member(outer).Member(inner), At(outer).Member(inner), report);

    private static Field At(string name) => Field.Root(Concept.Immutable).Member(name);
}
