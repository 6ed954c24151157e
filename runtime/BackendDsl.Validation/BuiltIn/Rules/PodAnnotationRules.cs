using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Annotations that mean something to a Pod.</summary>
internal static class PodAnnotationRules
{
    public static void Check(Node annotations, PodSpecView spec, Field at, Report report)
    {
        _ = spec;
        if (annotations.Get("kubernetes.io/config.mirror").Given & spec.NodeName.IsEmpty)
            report.Invalid(at.Key("kubernetes.io/config.mirror"), annotations.Get("kubernetes.io/config.mirror"), "must set spec.nodeName if mirror pod annotation is set");
    }
}
