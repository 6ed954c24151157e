using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Defaults;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>What an API server says about one object of a built-in kind.</summary>
public sealed class BuiltInResult
{
    private readonly Value _object;
    private readonly int _minor;

    internal BuiltInResult(BuiltInKind? kind, in Value decoded, int minor)
    {
        Kind = kind;
        _object = decoded;
        _minor = minor;
    }

    /// <summary>The kind it was judged as; null where the kind is not known.</summary>
    public BuiltInKind? Kind { get; }

    /// <summary>True where types and metadata alone are judged: the server's further rules for this kind are not known here.</summary>
    public bool IsShapeOnly { get; internal init; }

    /// <summary>True where nothing refuses it.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>Why it is refused; empty for a good object.</summary>
    public IReadOnlyList<Finding> Errors { get; internal init; } = [];

    /// <summary>What the server would say once the errors are mended that hide it: a value of the wrong type ends its reading.</summary>
    public IReadOnlyList<Finding> Next { get; internal init; } = [];

    /// <summary>The server's warnings; only an accepted object gets any.</summary>
    public IReadOnlyList<Finding> Warnings { get; internal init; } = [];

    /// <summary>What the server drops or changes without a word.</summary>
    public IReadOnlyList<Finding> Infos { get; internal init; } = [];

    /// <summary>All of it, worst first; what is said only once the errors are mended that hide it is information until then.</summary>
    public IEnumerable<Finding> Findings =>
    [
        .. Errors,
        .. Warnings.Select(static w => w with { Severity = FindingSeverity.Warning }),
        .. Next.Concat(Infos).Select(static i => i with { Severity = FindingSeverity.Info }),
    ];

    /// <summary>Members that the version does not know; the server drops them where it is not strict.</summary>
    public IReadOnlyList<FieldPath> UnknownFields { get; internal init; } = [];

    /// <summary>The object as it would be read back: with defaults, without what was dropped. Absent for an unknown kind.</summary>
    public Value WithDefaults() => _object.Kind == ValueKind.Object && _object.Object is TypedObject typed ? DefinitionDefaults.WithDefaults(StoredForm.Of(typed, Kind!, _minor)) : Value.Absent;
}
