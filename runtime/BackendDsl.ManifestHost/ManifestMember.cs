using System.Reflection;

namespace BackendDsl.ManifestHost;

/// <summary>A member marked <c>[Manifest]</c>, or a type so marked that is an <see cref="IManifestSource"/>.</summary>
/// <param name="Member">The property, field, method or type.</param>
/// <param name="Origin">Where it is declared.</param>
internal sealed record ManifestMember(MemberInfo Member, SourceOrigin Origin);
