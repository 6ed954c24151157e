namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The labels by which a Job finds its Pods; the server writes them.</summary>
internal static class JobLabels
{
    /// <summary>Stands for the Job's uid, which only the server knows.</summary>
    public const string Uid = "11111111-1111-4111-8111-111111111111";

    /// <summary>By this one the generated selector selects.</summary>
    public const string Selected = "batch.kubernetes.io/controller-uid";

    /// <summary>Labels that hold the Job's name.</summary>
    public static readonly string[] Names = ["job-name", "batch.kubernetes.io/job-name"];

    /// <summary>Labels that hold the Job's uid.</summary>
    public static readonly string[] Uids = ["controller-uid", Selected];
}
