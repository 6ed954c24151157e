using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>anyOf, oneOf, allOf and not.</summary>
internal sealed partial class SchemaWalk
{
    private enum Branch : byte
    {
        Fails,
        Holds,
        Open,
    }

    private void CheckJunctors(NodePlan plan, in Value value)
    {
        if (plan.AnyOf.Length > 0)
            CheckAnyOf(plan.AnyOf, value);
        if (plan.OneOf.Length > 0)
            CheckOneOf(plan.OneOf, value);
        if (plan.AllOf.Length > 0)
            CheckAllOf(plan.AllOf, value);
        if (plan.Not is not null)
        {
            switch (Try(plan.Not, value, out _))
            {
                case Branch.Holds:
                    AddJunctor("must not validate the schema (not)", SchemaKeyword.Not);
                    break;
                case Branch.Open:
                    Uncertain++;
                    break;
            }
        }
    }

    private void CheckAnyOf(NodePlan[] branches, in Value value)
    {
        var isOpen = false;
        var best = default(Attempt);
        foreach (var branch in branches)
        {
            switch (Try(branch, value, out var attempt))
            {
                case Branch.Holds:
                    return;
                case Branch.Open:
                    isOpen = true;
                    break;
                default:
                    if (attempt.IsBetterThan(best))
                        best = attempt;
                    break;
            }
        }

        if (isOpen)
        {
            Uncertain++;
            return;
        }

        AddJunctor("must validate at least one schema (anyOf)", SchemaKeyword.AnyOf);
        HasHiddenBlocker |= best.IsBlocking;
    }

    private void CheckOneOf(NodePlan[] branches, in Value value)
    {
        var (holds, open) = (0, 0);
        var best = default(Attempt);
        foreach (var branch in branches)
        {
            switch (Try(branch, value, out var attempt))
            {
                case Branch.Holds:
                    holds++;
                    best = default;
                    break;
                case Branch.Open:
                    open++;
                    break;
                default:
                    if (holds == 0 && attempt.IsBetterThan(best))
                        best = attempt;
                    break;
            }
        }

        if (holds > 1 || (holds == 0 && open == 0))
        {
            AddJunctor("must validate one and only one schema (oneOf). " + (holds == 0 ? "Found none valid" : $"Found {holds.ToString(CultureInfo.InvariantCulture)} valid alternatives"), SchemaKeyword.OneOf);
            HasHiddenBlocker |= best.IsBlocking;
        }
        else if (open > 0)
        {
            Uncertain++;
        }
    }

    private void CheckAllOf(NodePlan[] branches, in Value value)
    {
        var (failed, open) = (0, 0);
        foreach (var branch in branches)
        {
            var (before, uncertain) = (findings.Count, Uncertain);
            Visit(branch, value);
            if (findings.Count > before)
                failed++;
            else if (Uncertain > uncertain)
                open++;
        }

        if (failed > 0)
            AddJunctor("must validate all the schemas (allOf)" + (failed + open == branches.Length ? ". None validated" : ""), SchemaKeyword.AllOf);
    }

    // Judges a branch and takes its errors back.
    private Branch Try(NodePlan branch, in Value value, out Attempt attempt)
    {
        var (before, uncertain, hidden) = (findings.Count, Uncertain, HasHiddenBlocker);
        HasHiddenBlocker = false;
        Visit(branch, value);
        var isFailure = findings.Count > before;
        var isOpen = Uncertain > uncertain;
        attempt = isFailure ? new(MatchCount(branch, value), findings.HasBlockerFrom(before) || HasHiddenBlocker) : default;
        findings.Truncate(before);
        Uncertain = uncertain;
        HasHiddenBlocker = hidden;
        return isFailure ? Branch.Fails : isOpen ? Branch.Open : Branch.Holds;
    }

    private void AddJunctor(string text, SchemaKeyword keyword) =>
        Add(DiagnosticIds.CombinationRefused, FindingReason.FieldValueInvalid, $"Invalid value: \"\": \"{path.InBody()}\" {text}", new(keyword));

    private readonly struct Attempt(int matches, bool isBlocking)
    {
        public readonly bool IsBlocking = isBlocking;
        private readonly int _matches = matches;

        public bool IsBetterThan(in Attempt other) => _matches > other._matches;
    }
}
