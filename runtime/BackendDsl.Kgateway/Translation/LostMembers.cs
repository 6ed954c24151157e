using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation;

/// <summary>What becomes of a member that the release does not have.</summary>
internal static class LostMembers
{
    /// <summary>The rule that tells it.</summary>
    public const string Id = "BDSL4201";

    /// <summary>The rule that tells of a member that no release has.</summary>
    public const string DocumentedId = "BDSL4202";

    private const string Consequence = "; the cluster is made without it";

    public static string Message(string name, ReleaseLine since) => MemberHistory.Message(name, since) + Consequence;

    public static string NeverReleased(string name) => MemberHistory.NeverReleased(name) + Consequence;
}
