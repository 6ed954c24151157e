using System.Globalization;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tool.Differences;

/// <summary>What a schema accepts otherwise than an older one.</summary>
internal sealed class SchemaComparison(Action<string, DefinitionChangeKind, string, bool> report)
{
    /// <summary>Compares two nodes that stand for the same field.</summary>
    public void Compare(SchemaNode old, SchemaNode now, string path)
    {
        CompareType(old, now, path);
        CompareLimits(old, now, path);
        CompareWords(old, now, path);
        CompareRules(old, now, path);
        CompareMembers(old, now, path);
        if (old.Items is { } oldItems && now.Items is { } newItems)
            Compare(oldItems, newItems, path + "[]");
        CompareOpenness(old, now, path);
    }

    private void CompareType(SchemaNode old, SchemaNode now, string path)
    {
        if (old.Type != now.Type)
        {
            var isWider = now.Type is SchemaType.None || (old.Type == SchemaType.Integer && now.Type == SchemaType.Number);
            Report(path, !isWider, $"type {Name(old.Type)} became {Name(now.Type)}");
        }

        if (old.IntOrString != now.IntOrString)
            Report(path, old.IntOrString, old.IntOrString ? "no longer an integer or a string" : "an integer or a string");
        if (old.Nullable != now.Nullable)
            Report(path, old.Nullable, old.Nullable ? "null is no longer accepted" : "null is accepted");
        if (old.Format != now.Format && (old.Format ?? now.Format) is not ("int64" or "double"))
            Report(path, now.Format is not null, now.Format is null ? $"format {old.Format} is no longer asked for" : $"format {now.Format} is asked for{(old.Format is null ? "" : $", not {old.Format}")}");
        if (!ValueText.Same(old.Default, now.Default))
        {
            report(path, DefinitionChangeKind.Changed,
                old.Default.IsAbsent ? $"default {ValueText.Of(now.Default)} where none was given"
                : now.Default.IsAbsent ? $"default {ValueText.Of(old.Default)} is gone"
                : $"default {ValueText.Of(old.Default)} became {ValueText.Of(now.Default)}", false);
        }

        if (!IsDeprecated(old) && IsDeprecated(now))
            report(path, DefinitionChangeKind.Deprecated, "its description says that it is deprecated", false);
    }

    private void CompareLimits(SchemaNode old, SchemaNode now, string path)
    {
        Least(path, "minimum", old.Minimum, now.Minimum);
        Most(path, "maximum", old.Maximum, now.Maximum);
        if (old.ExclusiveMinimum != now.ExclusiveMinimum && old.Minimum == now.Minimum)
            Report(path, now.ExclusiveMinimum, now.ExclusiveMinimum ? "the minimum itself is no longer accepted" : "the minimum itself is accepted");
        if (old.ExclusiveMaximum != now.ExclusiveMaximum && old.Maximum == now.Maximum)
            Report(path, now.ExclusiveMaximum, now.ExclusiveMaximum ? "the maximum itself is no longer accepted" : "the maximum itself is accepted");
        Least(path, "minLength", old.MinLength, now.MinLength);
        Most(path, "maxLength", old.MaxLength, now.MaxLength);
        Least(path, "minItems", old.MinItems, now.MinItems);
        Most(path, "maxItems", old.MaxItems, now.MaxItems);
        Least(path, "minProperties", old.MinProperties, now.MinProperties);
        Most(path, "maxProperties", old.MaxProperties, now.MaxProperties);
        if (old.MultipleOf != now.MultipleOf)
            Report(path, now.MultipleOf is not null, now.MultipleOf is { } multiple ? $"a multiple of {Text(multiple)} is asked for" : "it need not be a multiple any more");
        if (old.Pattern != now.Pattern)
            Report(path, now.Pattern is not null, now.Pattern is null ? "no pattern is asked for any more" : $"pattern {now.Pattern} is asked for{(old.Pattern is null ? "" : $", not {old.Pattern}")}");
    }

    private void CompareWords(SchemaNode old, SchemaNode now, string path)
    {
        var oldValues = old.Enum.Select(ValueText.Of).ToList();
        var newValues = now.Enum.Select(ValueText.Of).ToList();
        if (oldValues.Count == 0 && newValues.Count > 0)
        {
            Report(path, true, "only these values are accepted: " + string.Join(", ", newValues));
        }
        else if (oldValues.Count > 0 && newValues.Count == 0)
        {
            Report(path, false, "every value is accepted");
        }
        else
        {
            if (oldValues.Except(newValues, StringComparer.Ordinal).ToList() is { Count: > 0 } gone)
                Report(path, true, "no longer accepted: " + string.Join(", ", gone));
            if (newValues.Except(oldValues, StringComparer.Ordinal).ToList() is { Count: > 0 } added)
                Report(path, false, "also accepted: " + string.Join(", ", added));
        }

        if ((old.ListType ?? "atomic") != (now.ListType ?? "atomic") || !old.ListMapKeys.SequenceEqual(now.ListMapKeys, StringComparer.Ordinal))
        {
            var isUnique = now.ListType is "set" or "map";
            Report(path, isUnique, isUnique ? $"entries must differ{(now.ListMapKeys.Count > 0 ? " in " + string.Join(", ", now.ListMapKeys) : "")}" : "entries may be equal");
        }
    }

    private void CompareRules(SchemaNode old, SchemaNode now, string path)
    {
        var (oldRules, newRules) = (old.Rules.Select(r => r.Rule.Trim()).ToHashSet(StringComparer.Ordinal), now.Rules.Select(r => r.Rule.Trim()).ToHashSet(StringComparer.Ordinal));
        foreach (var rule in now.Rules.Where(r => !oldRules.Contains(r.Rule.Trim())))
            Report(path, true, $"new rule: {rule.Rule.Trim().ReplaceLineEndings(" ")}{(string.IsNullOrEmpty(rule.Message) ? "" : $" ({rule.Message.Trim()})")}");
        foreach (var rule in old.Rules.Where(r => !newRules.Contains(r.Rule.Trim())))
            Report(path, false, $"no longer a rule: {rule.Rule.Trim().ReplaceLineEndings(" ")}");
        Combination(path, "allOf", old.AllOf, now.AllOf);
        Combination(path, "anyOf", old.AnyOf, now.AnyOf);
        Combination(path, "oneOf", old.OneOf, now.OneOf);
        Combination(path, "not", old.Not is null ? [] : [old.Not], now.Not is null ? [] : [now.Not]);
    }

    private void CompareMembers(SchemaNode old, SchemaNode now, string path)
    {
        var gone = old.Properties.Where(p => now.FindProperty(p.Name) is null).ToList();
        var added = now.Properties.Where(p => old.FindProperty(p.Name) is null).ToList();
        foreach (var property in gone)
        {
            var keeps = now.PreserveUnknownFields || now.AdditionalProperties is not null;
            if (NewNameOf(property, added, gone) is { } renamed)
            {
                added.Remove(renamed);
                report(Join(path, property.Name), DefinitionChangeKind.Renamed, $"renamed to {renamed.Name}", !keeps);
            }
            else
            {
                report(Join(path, property.Name), DefinitionChangeKind.Removed, keeps ? "no longer described; it is kept as it comes" : "a server drops it; a strict one refuses it", !keeps);
            }
        }

        foreach (var property in added)
            report(Join(path, property.Name), DefinitionChangeKind.Added, "new" + (now.Required.Contains(property.Name) ? ", and required" : ""), false);
        foreach (var name in now.Required.Except(old.Required, StringComparer.Ordinal))
        {
            var isFilled = now.FindProperty(name) is { Default.IsAbsent: false };
            report(Join(path, name), DefinitionChangeKind.Tightened, isFilled ? "required, and filled in by a default" : "required", !isFilled);
        }

        foreach (var name in old.Required.Except(now.Required, StringComparer.Ordinal).Where(n => now.FindProperty(n) is not null))
            report(Join(path, name), DefinitionChangeKind.Loosened, "no longer required", false);
        foreach (var property in old.Properties)
        {
            if (now.FindProperty(property.Name) is { } other)
                Compare(property.Schema, other, Join(path, property.Name));
        }
    }

    private void CompareOpenness(SchemaNode old, SchemaNode now, string path)
    {
        if (old.PreserveUnknownFields != now.PreserveUnknownFields)
            Report(path, old.PreserveUnknownFields, old.PreserveUnknownFields ? "fields that are not described are dropped" : "fields that are not described are kept");
        if (old.AdditionalProperties is { } oldValues && now.AdditionalProperties is { } newValues)
            Compare(oldValues, newValues, path + "[*]");
        else if (old.AdditionalProperties is not null && !now.PreserveUnknownFields && now.AdditionalPropertiesAllowed != true)
            Report(path, true, "no longer a map: only the members described are kept");
        else if (now.AdditionalProperties is not null && old.AdditionalProperties is null)
            Report(path, old.PreserveUnknownFields || old.AdditionalPropertiesAllowed == true, "a map with described values");
    }

    private void Combination(string path, string word, IReadOnlyList<SchemaNode> old, IReadOnlyList<SchemaNode> now)
    {
        if (old.Select(CompactSchema.Write).SequenceEqual(now.Select(CompactSchema.Write), StringComparer.Ordinal))
            return;
        Report(path, now.Count > 0, now.Count == 0 ? $"{word} is gone" : old.Count == 0 ? $"{word} is asked for" : $"{word} is another one");
    }

    private void Least<T>(string path, string word, T? old, T? now)
        where T : struct, IComparable<T>
    {
        if (Nullable.Compare(old, now) is not 0 and var order)
            Report(path, order < 0, now is { } limit ? $"{word} {Text(limit)}{(old is { } before ? $", was {Text(before)}" : "")}" : $"no {word} any more");
    }

    private void Most<T>(string path, string word, T? old, T? now)
        where T : struct, IComparable<T>
    {
        if (Nullable.Compare(old, now) == 0)
            return;
        var isTighter = now is { } limit && (old is not { } before || limit.CompareTo(before) < 0);
        Report(path, isTighter, now is { } most ? $"{word} {Text(most)}{(old is { } earlier ? $", was {Text(earlier)}" : "")}" : $"no {word} any more");
    }

    private void Report(string path, bool isTighter, string message) =>
        report(path, isTighter ? DefinitionChangeKind.Tightened : DefinitionChangeKind.Loosened, message, isTighter);

    /// <summary>A member that is new, of the same schema, and of a name that is near or the only one of that schema.</summary>
    private static SchemaProperty? NewNameOf(SchemaProperty old, List<SchemaProperty> added, List<SchemaProperty> gone)
    {
        var text = CompactSchema.Write(old.Schema);
        var same = added.Where(a => CompactSchema.Write(a.Schema) == text).ToList();
        if (same.Count == 0)
            return null;
        if (Spelling.Nearest(old.Name, same.Select(s => s.Name)) is { } near)
            return same.First(s => s.Name == near);
        var isOnly = same.Count == 1 && gone.Count(g => CompactSchema.Write(g.Schema) == text) == 1;
        return isOnly && (old.Schema.Properties.Count > 0 || added.Count == 1 && gone.Count == 1) ? same[0] : null;
    }

    private static bool IsDeprecated(SchemaNode node) => node.Description?.Contains("deprecated", StringComparison.OrdinalIgnoreCase) == true;

    private static string Name(SchemaType type) => type == SchemaType.None ? "any" : type.ToString().ToLowerInvariant();

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static string Text<T>(T number)
        where T : struct => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
