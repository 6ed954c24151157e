namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One parent reference of a route that names a Gateway of ours, or a ListenerSet of one.</summary>
/// <param name="Holder">The Gateway or ListenerSet.</param>
/// <param name="Section">The listener it names; null for all.</param>
/// <param name="Listeners">The listeners it names, whether they take the route or not.</param>
internal sealed record Parent(ListenerHolder Holder, string? Section, IReadOnlyList<Listener> Listeners)
{
    public Gateway Gateway => Holder.Owner;

    /// <summary>The same as an ancestor in a status.</summary>
    public Ancestor Ancestor => Holder.Ancestor(Section);
}
