using System.Globalization;
using BackendDsl.Cel.Regex;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// The OpenAPI part of the verdict: types, bounds, lengths, patterns, enums, required names and junctors, in the
/// server's order. Unknown values break nothing; what they leave open is counted in <see cref="Uncertain"/>.
/// </summary>
internal sealed partial class SchemaWalk(FindingList findings, PathStack path, KubernetesVersion version)
{
    private bool _detects;

    /// <summary>Grows with everything that could not be judged because a value is not known.</summary>
    public int Uncertain { get; private set; }

    /// <summary>True where a branch of anyOf or oneOf, whose own errors are not told, breaks a rule that stops CEL.</summary>
    public bool HasHiddenBlocker { get; private set; }

    /// <summary>
    /// True where a looked-at value is not what the server would judge: a field to prune, a null to drop, a default to
    /// fill in. Found on the way by <see cref="Begin"/> with detection, so that a clean object is walked only once.
    /// </summary>
    public bool NeedsNormalizing { get; private set; }

    private bool ChecksNumberFormats => version.Minor >= 36;

    /// <summary>Starts over.</summary>
    public void Begin(bool detects)
    {
        Uncertain = 0;
        HasHiddenBlocker = false;
        NeedsNormalizing = false;
        _detects = detects;
    }

    /// <summary>Judges a value; on an update also against the value it had, to let unchanged faults pass.</summary>
    public void Visit(NodePlan plan, in Value value, in Value old = default, bool isResource = false)
    {
        if (plan.IsFree)
        {
            NeedsNormalizing |= _detects && !plan.Preserves && value.Kind is ValueKind.Object or ValueKind.Array;
            return;
        }

        if (value.IsUnknown)
        {
            Uncertain++;
            return;
        }

        var start = findings.Count;
        var hidden = HasHiddenBlocker;
        VisitKnown(plan, value, old, isResource);

        // A whole resource is never as it was: the server keeps metadata of its own in it.
        if (findings.Count > start && !old.IsAbsent && !isResource && Correlation.AreEqual(plan, value, old))
        {
            findings.Truncate(start);
            HasHiddenBlocker = hidden;
        }
    }

    private void VisitKnown(NodePlan plan, in Value value, in Value old, bool isResource)
    {
        var node = plan.Node;
        CheckType(plan, value);
        if (value.Kind == ValueKind.Null)
        {
            CheckEnum(plan, value);
            return;
        }

        if (plan.AnyOf.Length > 0 || plan.OneOf.Length > 0 || plan.AllOf.Length > 0 || plan.Not is not null)
        {
            // What stands in a junctor only restricts: nothing is pruned or defaulted by it.
            var detects = _detects;
            _detects = false;
            CheckJunctors(plan, value);
            _detects = detects;
        }

        switch (value.Kind)
        {
            case ValueKind.String:
                CheckString(plan, value);
                break;
            case ValueKind.Integer or ValueKind.Double:
                CheckNumber(plan, value);
                break;
            case ValueKind.Array:
                VisitArray(plan, value.Array, old);
                break;
        }

        if (node.Enum.Count > 0)
            CheckEnum(plan, value);
        if (value.Kind == ValueKind.Object)
            VisitObject(plan, value.Object, old, isResource);
    }

    private void Add(string id, FindingReason reason, string message, in BrokenKeyword keyword) =>
        findings.Add(id, path.ToPath(inBody: true), reason, message, keyword);

    private void AddInvalid(string id, string value, string text, in BrokenKeyword keyword) => AddInBody(id, FindingReason.FieldValueInvalid, value, text, keyword);

    // The server's sentence names the field once more, behind the value.
    private void AddInBody(string id, FindingReason reason, string value, string text, in BrokenKeyword keyword)
    {
        var start = $"Invalid value: {value}: ";
        findings.Add(id, path.ToPath(inBody: true), reason, $"{start}{path.InBody()} in body {text}", keyword, start + text);
    }

    private void CheckType(NodePlan plan, in Value value)
    {
        var type = plan.Type;
        var format = plan.Format;
        var intOrString = plan.Node.IntOrString;
        if (type == SchemaType.None && format is null && !intOrString)
            return;

        if (value.Kind == ValueKind.Null)
        {
            if ((type != SchemaType.None || intOrString) && !plan.Node.Nullable)
                WrongType(TypeName(plan), "null");
            return;
        }

        var isContained = value.Kind switch
        {
            ValueKind.Boolean => type == SchemaType.Boolean,
            ValueKind.Integer => type is SchemaType.Integer or SchemaType.Number || intOrString,
            ValueKind.Double => type == SchemaType.Number || ((type == SchemaType.Integer || intOrString) && NumberRules.IsWhole(value.Double)),
            ValueKind.String => type == SchemaType.String || intOrString,
            ValueKind.Array => type == SchemaType.Array,
            _ => type == SchemaType.Object,
        };

        if (format is not null)
        {
            if (value.Kind is not (ValueKind.String or ValueKind.Array))
            {
                var own = value.Kind switch
                {
                    ValueKind.Integer => "int64",
                    ValueKind.Double => "float64",
                    _ => "",
                };
                if (!isContained && format != own && !(format == "int64" && own == "int32"))
                {
                    WrongType(format, own);
                    return;
                }
            }
            else if (!(type is SchemaType.Number or SchemaType.Integer || intOrString))
            {
                return;
            }
        }

        if (!isContained)
            WrongType(TypeName(plan), JsonType(value));
    }

    private void WrongType(string expected, string actual)
    {
        AddInBody(DiagnosticIds.WrongType, FindingReason.FieldValueTypeInvalid, $"\"{actual}\"", $"must be of type {expected}: \"{actual}\"", new(SchemaKeyword.Type, expected));
    }

    private static string TypeName(NodePlan plan) => plan.Node.IntOrString
        ? "integer,string"
        : plan.Type switch
        {
            SchemaType.Object => "object",
            SchemaType.Array => "array",
            SchemaType.String => "string",
            SchemaType.Integer => "integer",
            SchemaType.Number => "number",
            SchemaType.Boolean => "boolean",
            _ => "",
        };

    private static string JsonType(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => "boolean",
        ValueKind.Integer => "integer",
        ValueKind.Double => "number",
        ValueKind.String => "string",
        ValueKind.Array => "array",
        _ => "object",
    };

    private void CheckEnum(NodePlan plan, in Value value)
    {
        var members = plan.Node.Enum;
        if (members.Count == 0)
            return;
        for (var i = 0; i < members.Count; i++)
        {
            if (ValueEquality.EnumAllows(members[i], value))
                return;
        }

        if (value.Kind is ValueKind.Array or ValueKind.Object && ValueEquality.HasUnknown(value))
        {
            Uncertain++;
            return;
        }

        var supported = new string[members.Count];
        for (var i = 0; i < supported.Length; i++)
            supported[i] = GoQuote.Quote(members[i].Kind == ValueKind.String ? members[i].String : GoText.Json(members[i]));
        var all = string.Join(", ", supported);
        Add(DiagnosticIds.ValueNotAllowed, FindingReason.FieldValueNotSupported, $"Unsupported value: {GoText.Shown(value)}: supported values: {all}", new(SchemaKeyword.Enum, all));
    }

    private void CheckString(NodePlan plan, in Value value)
    {
        var node = plan.Node;
        var text = value.String;
        if (node.MaxLength is { } max && (text.Length > max || max < 0) && CodePoints.Length(text) > max)
        {
            Add(DiagnosticIds.WrongLength, FindingReason.FieldValueTooLong, max < 0 ? "Too long: value is too long" : $"Too long: may not be more than {Count(max, "byte")}", BrokenKeyword.Of(SchemaKeyword.MaxLength, max));
        }
        else if (node.MinLength is { } min && CodePoints.Length(text) < min)
        {
            AddInvalid(DiagnosticIds.WrongLength, GoQuote.Quote(text), $"should be at least {Text(min)} chars long", BrokenKeyword.Of(SchemaKeyword.MinLength, min));
        }
        else if (plan.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            AddInvalid(DiagnosticIds.PatternMismatch, GoQuote.Quote(text), $"should match '{node.Pattern}'", new(SchemaKeyword.Pattern, node.Pattern));
        }
        else if (plan.PatternError is { } error)
        {
            AddInvalid(DiagnosticIds.PatternMismatch, GoQuote.Quote(text), $"should match '{node.Pattern}, but pattern is invalid: {error}'", new(SchemaKeyword.Pattern, node.Pattern));
        }

        if (plan.Format is { } format && !Formats.Holds(format, text, version))
        {
            var shown = GoQuote.Quote(text);
            AddInBody(DiagnosticIds.FormatMismatch, FindingReason.FieldValueTypeInvalid, shown, $"must be of type {format}: {shown}", new(SchemaKeyword.Format, format));
        }
    }

    private void VisitArray(NodePlan plan, IArrayValue array, in Value old)
    {
        var node = plan.Node;
        if (plan.Items is null)
            NeedsNormalizing |= _detects && !plan.Preserves && array.Count > 0;
        if (plan.Items is { } items && (_detects || !items.IsFree))
        {
            var olds = new OldItems(plan, old);
            for (var i = 0; i < array.Count; i++)
            {
                NeedsNormalizing |= _detects && array[i].Kind == ValueKind.Null && !items.Default.IsAbsent;
                path.Index(i);
                Visit(items, array[i], olds.Find(array[i]));
                path.Pop();
            }
        }

        if (!array.IsComplete)
            Uncertain++;
        if (node.MinItems is { } min && array.Count < min && array.IsComplete)
            AddInvalid(DiagnosticIds.WrongCount, Text(array.Count), $"should have at least {Text(min)} items", BrokenKeyword.Of(SchemaKeyword.MinItems, min));
        if (node.MaxItems is { } max && array.Count > max)
            Add(DiagnosticIds.WrongCount, FindingReason.FieldValueTooMany, $"Too many: {Text(array.Count)}: must have at most {Count(max, "item")}", BrokenKeyword.Of(SchemaKeyword.MaxItems, max));
    }

    private void VisitObject(NodePlan plan, IObjectValue source, in Value old, bool isRoot)
    {
        var node = plan.Node;
        var isResource = isRoot || node.EmbeddedResource;
        if (!source.IsComplete)
            Uncertain++;

        if (node.MinProperties is not null || node.MaxProperties is not null)
            CheckSize(node, source);

        foreach (var name in plan.Required)
        {
            var member = source[name];
            if (member.IsPresent)
                continue;
            if (member.IsAbsent && source.IsComplete)
            {
                path.Property(name);
                Add(DiagnosticIds.MemberMissing, FindingReason.FieldValueRequired, "Required value", new(SchemaKeyword.Required));
                path.Pop();
            }
            else
            {
                Uncertain++;
            }
        }

        var forbidsOthers = node.AdditionalPropertiesAllowed == false;
        if (plan.Names.Length == 0 && plan.Additional is null && !forbidsOthers && !_detects)
            return;
        if (_detects)
            DetectDefaults(plan, source);

        var oldObject = old.Kind == ValueKind.Object ? old.Object : null;
        var hint = 0;
        var count = source.Count;
        for (var i = 0; i < count; i++)
        {
            var member = source.ValueAt(i);
            if (member.IsAbsent)
                continue;
            var name = source.NameAt(i);
            var at = plan.IndexOf(name, hint);
            if (at >= 0)
            {
                hint = at + 1;
                var child = plan.Properties[at];
                NeedsNormalizing |= _detects && member.Kind == ValueKind.Null && !child.Node.Nullable;
                var detects = _detects;
                _detects &= !(isResource && name is "apiVersion" or "kind" or "metadata");
                path.Property(name);

                // Old and new are read in one version: these two always look unchanged, so the server judges them anew.
                Visit(child, member, oldObject is null || (isRoot && name is "apiVersion" or "kind") ? default : oldObject[name]);
                path.Pop();
                _detects = detects;
            }
            else if (plan.Additional is not null)
            {
                NeedsNormalizing |= _detects && ((member.Kind == ValueKind.Null && !plan.Additional.Node.Nullable)
                    || (member.Kind == ValueKind.MaybeAbsent && !plan.Additional.Default.IsAbsent));
                path.Key(name);
                Visit(plan.Additional, member, oldObject is null ? default : oldObject[name]);
                path.Pop();
            }
            else if (forbidsOthers)
            {
                if (member.Kind == ValueKind.MaybeAbsent)
                    Uncertain++;
                else
                    Add(DiagnosticIds.SchemaBroken, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(name)}: {path.InBody()}.{name} in body is a forbidden property", new(SchemaKeyword.AdditionalProperties, "false"));
            }
            else if (_detects && !plan.Preserves)
            {
                NeedsNormalizing |= !(isResource && name is "apiVersion" or "kind" or "metadata")
                    && !(plan.KeepsUnknownNames && member.Kind is not (ValueKind.Object or ValueKind.Array));
            }

            if (isResource && _detects && member.Kind == ValueKind.Object && name == "metadata")
                NeedsNormalizing |= MetadataRules.HasDroppedFields(member.Object);
        }
    }

    private void DetectDefaults(NodePlan plan, IObjectValue source)
    {
        foreach (var at in plan.Defaulted)
            NeedsNormalizing |= !source[plan.Names[at]].IsPresent;
    }

    private void CheckSize(SchemaNode node, IObjectValue source)
    {
        int present = 0, perhaps = 0;
        for (var i = 0; i < source.Count; i++)
        {
            var kind = source.ValueAt(i).Kind;
            if (kind == ValueKind.MaybeAbsent)
                perhaps++;
            else if (kind != ValueKind.Absent)
                present++;
        }

        if (perhaps > 0)
            Uncertain++;
        if (node.MinProperties is { } min && present + perhaps < min && source.IsComplete)
            AddInvalid(DiagnosticIds.WrongCount, Text(present), $"should have at least {Text(min)} properties", BrokenKeyword.Of(SchemaKeyword.MinProperties, min));
        if (node.MaxProperties is { } max && present > max)
            Add(DiagnosticIds.WrongCount, FindingReason.FieldValueTooMany, $"Too many: {Text(present)}: must have at most {Count(max, "item")}", BrokenKeyword.Of(SchemaKeyword.MaxProperties, max));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Count(long number, string unit) => Text(number) + " " + unit + (number == 1 ? "" : "s");
}
