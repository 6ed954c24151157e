using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation;

/// <summary>What becomes of a member that the release does not have.</summary>
internal static class LostMembers
{
    /// <summary>The rule that tells it.</summary>
    public const string Id = "BDSL4201";

    /// <summary>The rule that tells of a member that no release has.</summary>
    public const string DocumentedId = "BDSL4202";

    public static string Message(string name, ReleaseLine since) => since == ReleaseLine.Next
        ? $"{name} is in no release of kgateway: kubectl refuses the manifest, and who applies it otherwise loses the member; the cluster is made without it"
        : $"{name} came with kgateway {NameOf(since)}: with an earlier one kubectl refuses the manifest, and who applies it otherwise loses the member; the cluster is made without it";

    public static string NeverReleased(string name) =>
        $"{name} is in no release of kgateway, only on its documentation page: kubectl refuses the manifest, and who applies it otherwise loses the member; the cluster is made without it"
        + (name == "headerFormat" ? "; use preserveHttp1HeaderCase" : "");

    private static string NameOf(ReleaseLine line) => line switch
    {
        ReleaseLine.V22 => "2.2",
        ReleaseLine.V23 => "2.3",
        ReleaseLine.V24 => "2.4",
        _ => "main (2026-08-20), which becomes 2.5",
    };
}
