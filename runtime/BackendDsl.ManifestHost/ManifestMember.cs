using System.Reflection;
using BackendDsl.Validation.Findings;

namespace BackendDsl.ManifestHost;

/// <summary>A member marked <c>[Manifest]</c>, or a type so marked that is an <see cref="IManifestSource"/>.</summary>
/// <param name="Member">The property, field, method or type.</param>
/// <param name="Origin">Where it is declared.</param>
internal sealed record ManifestMember(MemberInfo Member, SourceOrigin Origin)
{
    /// <summary>What attributes on it, or on the types around it, accept.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; } =
    [
        .. Around(Member).SelectMany(m => m.GetCustomAttributes<AcceptFindingAttribute>(inherit: false))
            .Where(a => a.Reason.Length > 0)
            .Select(a => new AcceptedFinding(a.Id, "", "", a.Path, a.Reason)),
    ];

    private static IEnumerable<MemberInfo> Around(MemberInfo member)
    {
        for (var at = member; at is not null; at = at.DeclaringType)
            yield return at;
    }
}
