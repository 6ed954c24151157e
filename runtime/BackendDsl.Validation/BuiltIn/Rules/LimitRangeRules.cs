using System.Globalization;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>How much one thing in a namespace may have, and what it has where nothing is said.</summary>
internal static class LimitRangeRules
{
    public static void Create(Node node, Report report)
    {
        var spec = new LimitRangeView(node).Spec;
        var at = Field.Root(Concept.Quotas).Member("spec", "limits");
        for (var i = 0; i < spec.Limits.Count; i++)
        {
            var limit = new LimitRangeItemView(spec.Limits.At(i));
            var own = at.Item(i);
            Type(limit.Type, own.Member("type"), report);
            if (limit.Type.TryText(out var type))
            {
                for (var j = 0; j < i; j++)
                {
                    if (new LimitRangeItemView(spec.Limits.At(j)).Type.Is(type))
                    {
                        report.Duplicate(own.Member("type"), limit.Type);
                        break;
                    }
                }
            }

            Item(limit, own, report);
        }
    }

    private static void Type(Node node, Field at, Report report)
    {
        if (!node.TryText(out var type))
            return;
        var messages = NameRules.QualifiedMessages(type);
        report.InvalidText(at, type, messages);
        if (messages.Count == 0 && type.IndexOf('/') < 0 && type is not ("Pod" or "Container" or "PersistentVolumeClaim"))
            report.InvalidText(at, type, "must be a standard limit type or fully qualified");
    }

    private static void Item(LimitRangeItemView limit, Field at, Report report)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(limit.Max, names);
        Collect(limit.Min, names);
        if (limit.Type.Is("Pod"))
        {
            if (!limit.Default.HasNone)
                report.Forbidden(at.Member("default"), "may not be specified when `type` is 'Pod'");
            if (!limit.DefaultRequest.HasNone)
                report.Forbidden(at.Member("defaultRequest"), "may not be specified when `type` is 'Pod'");
        }

        if (!limit.Type.Is("Pod"))
        {
            Collect(limit.Default, names);
            Collect(limit.DefaultRequest, names);
        }

        Collect(limit.MaxLimitRequestRatio, names);
        if (limit.Type.Is("PersistentVolumeClaim") & limit.Min.Get("storage").Given.IsFalse & limit.Max.Get("storage").Given.IsFalse)
            report.Required(at.Member("limits"), "either minimum or maximum storage value is required, but neither was provided");
        foreach (var name in names)
            Compare(name, limit, at, report);
    }

    private static void Collect(Node amounts, SortedSet<string> names)
    {
        for (var i = 0; i < amounts.Count; i++)
            names.Add(amounts.Key(i));
    }

    private static void Compare(string name, LimitRangeItemView limit, Field at, Report report)
    {
        foreach (var (member, amounts) in new[] { ("max", limit.Max), ("min", limit.Min), ("default", limit.Default), ("defaultRequest", limit.DefaultRequest), ("maxLimitRequestRatio", limit.MaxLimitRequestRatio) })
        {
            if (!amounts.Get(name).Given.IsTrue || name is "cpu" or "memory")
                continue;
            if (limit.Type.IsOneOf("Pod", "Container").IsTrue)
                ResourceNames.Container(name, at.Member(member).Key(name), report);
            else
                ResourceNames.Any(name, at.Member(member).Key(name), report);
        }

        var least = Read(limit.Min, name);
        var most = Read(limit.Max, name);
        var request = limit.Type.Is("Pod").IsFalse ? Read(limit.DefaultRequest, name) : null;
        var fallback = limit.Type.Is("Pod").IsFalse ? Read(limit.Default, name) : null;
        var ratio = Read(limit.MaxLimitRequestRatio, name);
        Above(least, most, at.Member("min").Key(name), "min value", "max value", report);
        Above(least, request, at.Member("defaultRequest").Key(name), "min value", "default request value", report, printSecond: true);
        Above(request, most, at.Member("defaultRequest").Key(name), "default request value", "max value", report);
        Above(request, fallback, at.Member("defaultRequest").Key(name), "default request value", "default limit value", report);
        Above(least, fallback, at.Member("default").Key(name), "min value", "default value", report);
        Above(fallback, most, at.Member("default").Key(name), "default value", "max value", report);
        Ratio(name, ratio, least, most, at, report);
        if (!ResourceNames.MayOvercommit(name) && request is not null && fallback is not null && request.Value.Amount.CompareTo(fallback.Value.Amount) != 0)
            report.InvalidText(at.Member("defaultRequest").Key(name), request.Value.Text, $"default value {fallback.Value.Text} must equal to defaultRequest value {request.Value.Text} in {name}");
    }

    private static void Ratio(string name, (string Text, Amount Amount)? ratio, (string Text, Amount Amount)? least, (string Text, Amount Amount)? most, Field at, Report report)
    {
        if (ratio is not { } given)
            return;
        var place = at.Member("maxLimitRequestRatio").Key(name);
        if (given.Amount.Milli < 1000)
            report.InvalidText(place, given.Text, $"ratio {given.Text} is less than 1");
        if (least is not { } low || most is not { } high)
            return;
        var (own, min, max) = (given.Amount.Whole, low.Amount.Whole, high.Amount.Whole);
        // Small numbers are compared in thousandths.
        if (own < 1_000_000_000 && min < 1_000_000_000 && max < 1_000_000_000)
            (own, min, max) = (given.Amount.Milli, low.Amount.Milli, high.Amount.Milli);
        var limit = (double)max / min;
        var value = own < 1_000_000_000_000 && given.Amount.Milli == own ? own / 1000.0 : own;
        if (value > limit)
            report.InvalidText(place, given.Text, $"ratio {given.Text} is greater than max/min = {limit.ToString("F6", CultureInfo.InvariantCulture)}");
    }

    private static void Above((string Text, Amount Amount)? first, (string Text, Amount Amount)? second, Field at, string one, string other, Report report, bool printSecond = false)
    {
        if (first is { } a && second is { } b && a.Amount.CompareTo(b.Amount) > 0)
            report.InvalidText(at, printSecond ? b.Text : a.Text, $"{one} {a.Text} is greater than {other} {b.Text}");
    }

    private static (string Text, Amount Amount)? Read(Node amounts, string name) =>
        amounts.Get(name).TryGiven(out string text) && Amount.TryRead(text, out var amount) ? (ResourceRules.Canonical(text), amount) : null;
}
