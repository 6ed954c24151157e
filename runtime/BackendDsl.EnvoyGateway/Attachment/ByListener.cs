namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>Something for each listener; most rules are on one, which takes no dictionary.</summary>
internal struct ByListener<T>
    where T : class
{
    private Listener? _first;
    private T? _ofFirst;
    private Dictionary<Listener, T>? _others;

    public readonly T? Find(Listener listener) => _first == listener ? _ofFirst : _others?.GetValueOrDefault(listener);

    /// <summary>Adds what is for a listener; false where it has something already.</summary>
    public bool TryAdd(Listener listener, T value)
    {
        if (_first is null)
        {
            (_first, _ofFirst) = (listener, value);
            return true;
        }

        return _first != listener && (_others ??= []).TryAdd(listener, value);
    }
}
