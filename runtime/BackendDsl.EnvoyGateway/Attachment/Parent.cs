namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One parent reference of a route that names a Gateway of ours.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Section">The listener it names; null for all.</param>
/// <param name="Listeners">The listeners it names, whether they take the route or not.</param>
internal sealed record Parent(Gateway Gateway, string? Section, IReadOnlyList<Listener> Listeners)
{
    /// <summary>The same as an ancestor in a status.</summary>
    public Ancestor Ancestor => new(Gateway.Resource.Namespace, Gateway.Resource.Name, Section);
}
