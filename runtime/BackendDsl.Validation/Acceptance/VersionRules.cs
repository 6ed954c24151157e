using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Acceptance;

/// <summary>The parts of one version of a definition around its schema: subresources, printer columns, selectable fields, the warning of a deprecated one.</summary>
internal sealed class VersionRules(List<Finding> findings)
{
    private const int LongestWarning = 256;
    private const int MostSelectableFields = 8;

    private static readonly string[] s_columnTypes = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] s_columnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    public void Check(CustomResourceVersion version, string path)
    {
        CheckWarning(version, path + ".deprecationWarning");
        if (version.Scale is { } scale)
            CheckScale(scale, path + ".subresources.scale");
        CheckColumns(version.PrinterColumns, path + ".additionalPrinterColumns");
        CheckSelectable(version, path + ".selectableFields");
    }

    private void CheckWarning(CustomResourceVersion version, string path)
    {
        if (version.DeprecationWarning is not { } warning)
            return;
        if (!version.Deprecated)
            Invalid(path, warning, "can only be set for deprecated versions");
        if (warning.Length == 0)
            Invalid(path, warning, "must not be an empty string");
        if (CodePoints.Utf8Length(warning) > LongestWarning)
            Invalid(path, warning, "must be <= 256 characters long");
        for (var i = 0; i < warning.Length; i++)
        {
            if (warning[i] is < ' ' or '\u007f')
                Invalid(path, warning, $"must only contain printable UTF-8 characters; non-printable character found at index {i.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private void CheckScale(ScaleSubresource scale, string path)
    {
        CheckScalePath(scale.SpecReplicasPath, path + ".specReplicasPath", isRequired: true, "should be a json path under .spec", ".spec.");
        CheckScalePath(scale.StatusReplicasPath, path + ".statusReplicasPath", isRequired: true, "should be a json path under .status", ".status.");
        CheckScalePath(scale.LabelSelectorPath ?? "", path + ".labelSelectorPath", isRequired: false, "should be a json path under either .spec or .status", ".spec.", ".status.");
    }

    private void CheckScalePath(string value, string path, bool isRequired, string message, params string[] prefixes)
    {
        if (value.Length == 0)
        {
            if (isRequired)
                Required(path, "");
        }
        else if (IsSimplePath(value, path) && !Array.Exists(prefixes, p => value.StartsWith(p, StringComparison.Ordinal)))
        {
            Invalid(path, value, message);
        }
    }

    private bool IsSimplePath(string value, string path)
    {
        if (value[0] == '.')
            return true;
        Invalid(path, value, "must be a simple json path starting with .");
        return false;
    }

    private void CheckColumns(in Value columns, string path)
    {
        for (var i = 0; columns.Kind == ValueKind.Array && i < columns.Array.Count; i++)
        {
            if (columns.Array[i].Kind != ValueKind.Object)
                continue;
            var column = columns.Array[i].Object;
            var at = At(path, i);
            if (Text(column["name"]).Length == 0)
                Required(at + ".name", "");
            var (type, format, jsonPath) = (Text(column["type"]), Text(column["format"]), Text(column["jsonPath"]));
            var types = "must be one of " + string.Join(",", s_columnTypes);
            if (type.Length == 0)
                Required(at + ".type", types);
            else if (Array.IndexOf(s_columnTypes, type) < 0)
                Invalid(at + ".type", type, types);
            if (format.Length > 0 && Array.IndexOf(s_columnFormats, format) < 0)
                Invalid(at + ".format", format, "must be one of " + string.Join(",", s_columnFormats));
            if (jsonPath.Length == 0)
                Required(at + ".JSONPath", "");
            else
                IsSimplePath(jsonPath, at + ".JSONPath");
        }
    }

    private void CheckSelectable(CustomResourceVersion version, string path)
    {
        var fields = version.SelectableFields;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; version.Schema is not null && fields.Kind == ValueKind.Array && i < fields.Array.Count; i++)
        {
            var at = At(path, i);
            var text = fields.Array[i].Kind == ValueKind.Object ? Text(fields.Array[i].Object["jsonPath"]) : "";
            if (text.Length == 0)
            {
                Required(at + ".jsonPath", "");
                continue;
            }

            if (!FieldPaths.TryParse(text, version.Schema, allowsBrackets: false, out var segments, out var target, out var error))
            {
                Invalid(at + ".jsonPath", text, "is an invalid path: " + error);
                continue;
            }

            if (segments[0].Name == "metadata")
                Invalid(at, text, "must not point to fields in metadata");
            if (target.Type is not (SchemaType.String or SchemaType.Boolean or SchemaType.Integer))
                Invalid(at, text, "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.");
            if (!seen.Add(text))
                findings.Add(AcceptanceFinding.Of(at, FindingReason.FieldValueDuplicate, "Duplicate value: " + GoQuote.Quote(text), null));
        }

        if (seen.Count > MostSelectableFields)
        {
            findings.Add(AcceptanceFinding.Of(
                path,
                FindingReason.FieldValueTooMany,
                $"Too many: {seen.Count.ToString(CultureInfo.InvariantCulture)}: must have at most {MostSelectableFields.ToString(CultureInfo.InvariantCulture)} items",
                null));
        }
    }

    private static string At(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    private static string Text(in Value value) => value.Kind == ValueKind.String ? value.String : "";

    private void Required(string path, string detail) =>
        findings.Add(AcceptanceFinding.Of(path, FindingReason.FieldValueRequired, detail.Length == 0 ? "Required value" : "Required value: " + detail, null));

    private void Invalid(string path, string value, string detail) =>
        findings.Add(AcceptanceFinding.Of(path, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(value)}: {detail}", null));
}
