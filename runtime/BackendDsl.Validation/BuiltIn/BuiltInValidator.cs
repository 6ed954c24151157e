using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Defaults;
using BackendDsl.Validation.BuiltIn.Facts;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Updates;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>
/// Judges objects of the kinds that Kubernetes itself brings as an API server does: decoding, defaults, the rules that it has in code, warnings.
/// Values may be unknown, perhaps absent or incomplete; then only what holds whatever they are is told.
/// </summary>
public static class BuiltInValidator
{
    private static readonly BuiltInOptions s_default = new();

    /// <summary>Judges one object.</summary>
    public static BuiltInResult Validate(in Value value, BuiltInOptions? options = null)
    {
        options ??= s_default;
        var minor = options.ServerVersion.Minor;
        var kind = options.Kind;
        if (KindReader.Check(value, options.ServerVersion, ref kind) is { } refusal)
            return new(kind, Value.Absent, minor) { Errors = [refusal] };
        if (kind is null)
            return new(null, Value.Absent, minor) { IsShapeOnly = true };

        var type = TypeTable.Get(kind.TypeName);
        var rules = KindRuleTable.Find(kind);
        var decoder = new Decoder(minor);
        var report = new Report(minor);
        var isUpdate = options.OldObject.Kind == ValueKind.Object;
        var before = isUpdate ? DecodeOld(options.OldObject, kind, rules, type, minor) : Value.Absent;
        var sent = value;
        var isOverManifest = false;
        if (isUpdate && options.IsApply)
        {
            // What is left out of an apply stays, and what is not known may be either: then only what cannot be read is certain.
            if (!Known.Is(value))
            {
                var reader = new Decoder(minor);
                var read = new Node(reader.Decode(value, type));
                return Conclude(kind, null, reader, new Report(minor), read, default, options);
            }

            var isStored = ManifestApply.IsStored(options.OldObject);
            isOverManifest = !isStored;
            var stored = isStored ? options.OldObject : StoredForm.Of((TypedObject)before.Object, kind, minor);
            sent = ManifestApply.Lay(value, options.OldObject, stored);
            // Both are compared as they are read back: zeros that the server writes are there in either.
            if (!isStored)
                before = DecodeOld(stored, kind, rules, type, minor);
        }

        var decoded = decoder.Decode(sent, type);
        if (decoded.Kind != ValueKind.Object)
            return new(kind, Value.Absent, minor) { IsShapeOnly = rules is null };

        Prepare((TypedObject)decoded.Object, kind, rules, report, isCreate: !isUpdate);
        // The manifest before was read back: so is this one, or a value in another form (1.5Gi, 1536Mi) would be a change.
        if (isOverManifest && decoder.Errors is null)
        {
            decoded = new Decoder(minor).Decode(StoredForm.Of((TypedObject)decoded.Object, kind, minor), type);
            Prepare((TypedObject)decoded.Object, kind, rules, new Report(minor), isCreate: false);
        }

        var node = new Node(decoded);
        var old = default(Node);
        if (isUpdate)
        {
            old = new(before);
            MetadataUpdate.Check(node, report);
            (rules?.Update ?? ((n, _, r) => rules?.Create?.Invoke(n, r)))(node, old, report);
        }
        else
        {
            var comesLast = rules is { MetadataComesLast: true };
            if (comesLast)
                rules!.Create!(node, report);
            var metadata = comesLast && report.ErrorCount > 0 ? report.Deferred : report;
            MetadataRules.Check(node.Member("metadata"), Field.Root(Concept.Metadata).Member("metadata"), kind, rules?.Name ?? NameRule.Subdomain, metadata);
            if (!comesLast)
                rules?.Create?.Invoke(node, report);
        }

        return Conclude(kind, rules, decoder, report, node, old, options);
    }

    private static Value DecodeOld(in Value value, BuiltInKind kind, KindRules? rules, TypeFacts type, int minor)
    {
        var before = new Decoder(minor).Decode(value, type);
        Prepare((TypedObject)before.Object, kind, rules, new Report(minor), isCreate: true, isOld: true);
        return before;
    }

    private static void Prepare(TypedObject typed, BuiltInKind kind, KindRules? rules, Report report, bool isCreate, bool isOld = false)
    {
        CommonDefaults.Fill(typed, kind, report, keepsStatus: isOld);
        rules?.Defaults?.Invoke(typed, report);
        if (isCreate)
            rules?.Generate?.Invoke(typed);
    }

    private static BuiltInResult Conclude(BuiltInKind kind, KindRules? rules, Decoder decoder, Report report, Node node, Node old, BuiltInOptions options)
    {
        List<Finding>? strict = null;
        if (options.FieldValidation != FieldValidation.Ignore && (decoder.Unknown is not null || options.DuplicateFields.Count > 0))
            strict = StrictFindings.Of(decoder.Unknown, options.DuplicateFields, options.FieldValidation);

        IReadOnlyList<Finding> errors = report.Errors;
        IReadOnlyList<Finding> next = report.DeferredErrors;
        if (decoder.Errors is { } wrong)
        {
            next = [.. strict ?? [], .. errors, .. next];
            errors = StrictFindings.Of(wrong);
        }
        else if (strict is not null && options.FieldValidation == FieldValidation.Strict)
        {
            errors = [.. strict, .. errors];
        }

        IReadOnlyList<Finding> warnings = [];
        if (errors.Count == 0)
        {
            rules?.Warn?.Invoke(node, old, report);
            warnings = strict is null ? report.Warnings : [.. strict, .. report.Warnings];
        }

        return new(kind, node.Value, report.Minor) { IsShapeOnly = rules is null, Errors = errors, Next = next, Warnings = warnings, Infos = report.Infos, UnknownFields = decoder.Unknown is { } unknown ? unknown.ConvertAll(static u => u.Path) : [] };
    }
}
