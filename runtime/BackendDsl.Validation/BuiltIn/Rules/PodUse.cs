namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What a Pod's specification is for: the server looks at a little less in templates.</summary>
internal enum PodUse
{
    /// <summary>A Pod itself.</summary>
    Pod,

    /// <summary>The template of a workload.</summary>
    Template,

    /// <summary>The template of a StatefulSet, which names its Pods itself.</summary>
    StatefulSet,
}
