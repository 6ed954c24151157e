using BackendDsl.CSharp.Model;

namespace BackendDsl.CSharp.Importing;

/// <summary>What has to be known of a kind to print its resources as builder calls: from its definition, or from its compiled types.</summary>
/// <param name="ClassName">The root class.</param>
/// <param name="IsNamespaced">False for kinds of the whole cluster.</param>
/// <param name="HasStatus">True where the status is the server's.</param>
/// <param name="Root">The root class' members.</param>
/// <param name="Find">The members of a class by its name.</param>
internal sealed record ImportedKind(string ClassName, bool IsNamespaced, bool HasStatus, ObjectModel Root, Func<string, ObjectModel> Find)
{
    /// <summary>The kind that a definition makes.</summary>
    public static ImportedKind Of(KindModel kind)
    {
        var objects = kind.Objects.ToDictionary(static o => o.Name.Name, StringComparer.Ordinal);
        foreach (var companion in new[] { kind.Spec, kind.Status })
        {
            if (companion is not null)
                objects[companion.Name.Name] = companion;
        }

        return new(kind.ClassName, kind.IsNamespaced, kind.HasStatusSubresource, kind.Root, name => objects[name]);
    }
}
