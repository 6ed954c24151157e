using BackendDsl.Cel.Values;
using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>
/// The base of every generated builder. A scalar set again replaces the earlier value, an object is continued, lists
/// and maps grow. What <see cref="Build"/> returned never changes, even when the builder goes on.
/// </summary>
/// <typeparam name="TModel">What is built.</typeparam>
/// <typeparam name="TBuilder">The generated builder.</typeparam>
public abstract class ObjectBuilder<TModel, TBuilder> : ObjectBuilder
    where TModel : ModelObject, new()
    where TBuilder : ObjectBuilder<TModel, TBuilder>
{
    private ModelObject? _model;
    private bool _shared;
    private bool _ended;

    /// <summary>Judges what was built so far and returns it, immutable.</summary>
    /// <exception cref="ResourceInvalidException">The API server would refuse it; every violation is listed.</exception>
    public TModel Build()
    {
        var model = (TModel)Finish();
        var verdict = model.Validate();
        return verdict.IsValid ? model : throw new ResourceInvalidException(model, verdict);
    }

    /// <summary>Returns what was built so far without judging it.</summary>
    public TModel BuildUnchecked() => (TModel)Finish();

    /// <summary>
    /// Sets a member by its wire name: one that the schema does not name, or an explicit null
    /// (<see cref="UntypedValue.Null"/>) where the schema tells null from absent. No value removes the member.
    /// </summary>
    /// <exception cref="ManifestFormatException">The schema names the member and asks for another type.</exception>
    public TBuilder SetMember(string wireName, UntypedValue? value)
    {
        ArgumentNullException.ThrowIfNull(wireName);
        Draft().SetMember(wireName, value?.Slot);
        return (TBuilder)this;
    }

    internal override void Start(ModelObject model)
    {
        _model = model;
        _shared = true;
    }

    /// <summary>The lambda that the builder was handed to is over: what came later would be lost.</summary>
    internal override ModelObject End()
    {
        var model = Finish();
        _ended = true;
        return model;
    }

    internal override ModelObject Finish()
    {
        var model = _model ??= new TModel();
        if (!_shared)
        {
            for (var i = 0; i < model.OwnShape.Count; i++)
            {
                if (model.SlotAt(i) is IOpenCollection { IsOpen: true } open)
                    open.Close();
            }

            _shared = true;
        }

        return model;
    }

    /// <summary>The object being built, as one that nobody else has seen yet.</summary>
    private protected ModelObject Draft()
    {
        if (_ended)
            throw new InvalidOperationException("the lambda that this builder was handed to is over, and what it is told now would be lost: finish inside the lambda (an `async` lambda goes on after it), or call the outer builder's method again");
        if (_model is null)
        {
            _model = new TModel();
        }
        else if (_shared)
        {
            _model = _model.Copy();
            _shared = false;
        }

        return _model;
    }

    /// <summary>Sets a string; null makes it absent, here as in the methods below.</summary>
    protected TBuilder SetString(int slot, string? value) => Store(slot, value);

    /// <summary>Sets a boolean.</summary>
    protected TBuilder SetBoolean(int slot, bool? value) => Store(slot, value is { } v ? Value.Of(v).ToSlot() : null);

    /// <summary>Sets a whole number.</summary>
    protected TBuilder SetInt64(int slot, long? value) => Store(slot, value);

    /// <summary>Sets a number.</summary>
    protected TBuilder SetDouble(int slot, double? value) => Store(slot, value is { } v ? Slots.FromDouble(v) : null);

    /// <summary>Sets a duration.</summary>
    protected TBuilder SetDuration(int slot, DurationValue? value) => Store(slot, value?.Slot);

    /// <summary>Sets a timestamp.</summary>
    protected TBuilder SetTimestamp(int slot, TimestampValue? value) => Store(slot, value?.Slot);

    /// <summary>Sets a whole number or a string.</summary>
    protected TBuilder SetIntOrString(int slot, IntOrStringValue? value) => Store(slot, value?.Slot);

    /// <summary>Sets a quantity.</summary>
    protected TBuilder SetQuantity(int slot, QuantityValue? value) => Store(slot, value?.Slot);

    /// <summary>Sets any JSON value.</summary>
    protected TBuilder SetUntyped(int slot, UntypedValue? value) => Store(slot, value?.Slot);

    /// <summary>Sets an object.</summary>
    protected TBuilder SetObject(int slot, ModelObject? value) => Store(slot, value);

    /// <summary>Sets an enum value.</summary>
    protected TBuilder SetEnum<T>(int slot, T? value)
        where T : struct, IStringEnum<T> => Store(slot, value?.Value);

    /// <summary>Sets an enum value that is a whole number.</summary>
    protected TBuilder SetIntegerEnum<T>(int slot, T? value)
        where T : struct, IIntegerEnum<T> => Store(slot, value?.Value);

    /// <summary>Runs a lambda on the builder of a nested object, which goes on from what the slot holds.</summary>
    protected TBuilder Configure<TNested>(int slot, Action<TNested> configure)
        where TNested : ObjectBuilder, new()
    {
        ArgumentNullException.ThrowIfNull(configure);
        var nested = new TNested();
        if (_model?.SlotAt(slot) is ModelObject existing)
            nested.Start(existing);
        configure(nested);
        return Store(slot, nested.End());
    }

    /// <summary>Appends items to a list; null takes the list away, so that what follows begins anew.</summary>
    protected TBuilder Append<T>(int slot, IEnumerable<T>? items)
    {
        if (items is null)
            return Store(slot, null);
        OpenList<T>(slot).AppendRange(items);
        return (TBuilder)this;
    }

    /// <summary>Appends one object to a list; null takes the list away, so that what follows begins anew.</summary>
    protected TBuilder AppendItem<T>(int slot, T? item)
        where T : ModelObject
    {
        if (item is null)
            return Store(slot, null);
        OpenList<T>(slot).Append(item);
        return (TBuilder)this;
    }

    /// <summary>Appends objects to a list, each made by a lambda on its builder.</summary>
    protected TBuilder Append<T, TNested>(int slot, IEnumerable<Action<TNested>> configure)
        where T : ModelObject, new()
        where TNested : ObjectBuilder<T, TNested>, new()
    {
        ArgumentNullException.ThrowIfNull(configure);
        var list = OpenList<T>(slot);
        foreach (var each in configure)
            list.Append(Make<T, TNested>(each));
        return (TBuilder)this;
    }

    /// <summary>Puts pairs into a map.</summary>
    protected TBuilder Put<T>(int slot, IEnumerable<(string Key, T Value)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var map = OpenMap<T>(slot);
        foreach (var (key, value) in pairs)
            map.Put(key, value);
        return (TBuilder)this;
    }

    /// <summary>Puts pairs into a map; null takes the map away, so that what follows begins anew.</summary>
    protected TBuilder Put<T>(int slot, IEnumerable<KeyValuePair<string, T>>? pairs)
    {
        if (pairs is null)
            return Store(slot, null);
        var map = OpenMap<T>(slot);
        foreach (var (key, value) in pairs)
            map.Put(key, value);
        return (TBuilder)this;
    }

    /// <summary>Puts objects into a map, each made by a lambda on its builder; a key that is there already is continued.</summary>
    protected TBuilder Put<T, TNested>(int slot, IEnumerable<(string Key, Action<TNested> Configure)> pairs)
        where T : ModelObject, new()
        where TNested : ObjectBuilder<T, TNested>, new()
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var map = OpenMap<T>(slot);
        foreach (var (key, configure) in pairs)
            map.Put(key, Make<T, TNested>(configure, map.TryGetValue(key, out var existing) ? existing : null));
        return (TBuilder)this;
    }

    private protected TBuilder Store(int slot, object? value)
    {
        Draft().SetSlot(slot, value);
        return (TBuilder)this;
    }

    private static T Make<T, TNested>(Action<TNested> configure, T? existing = null)
        where T : ModelObject, new()
        where TNested : ObjectBuilder<T, TNested>, new()
    {
        ArgumentNullException.ThrowIfNull(configure);
        var nested = new TNested();
        if (existing is not null)
            nested.Start(existing);
        configure(nested);
        return (T)nested.End();
    }

    private ModelList<T> OpenList<T>(int slot)
    {
        var draft = Draft();
        if (draft.SlotAt(slot) is ModelList<T> { IsOpen: true } open)
            return open;
        var list = draft.SlotAt(slot) is ModelList<T> closed ? closed.Reopen() : new(open: true);
        draft.SetSlot(slot, list);
        return list;
    }

    private ModelMap<T> OpenMap<T>(int slot)
    {
        var draft = Draft();
        if (draft.SlotAt(slot) is ModelMap<T> existing)
        {
            if (((IOpenCollection)existing).IsOpen)
                return existing;
            existing = existing.Reopen();
            draft.SetSlot(slot, existing);
            return existing;
        }

        var map = new ModelMap<T>(open: true);
        draft.SetSlot(slot, map);
        return map;
    }
}
