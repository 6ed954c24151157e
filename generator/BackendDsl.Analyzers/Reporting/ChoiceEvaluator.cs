using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// Judges a tree read from C#: once with everything undecided left open, then once for each choice (a branch of a conditional
/// expression, a call under an <c>if</c>) as if it were taken. Of the latter only what the choice itself brings is told.
/// </summary>
internal sealed class ChoiceEvaluator(CallSiteObject root, IReadOnlyList<IFindingSource> sources, Action<ReportedFinding, FindingLocation> report, bool tries)
{
    private const int TrialLimit = 100;

    private readonly HashSet<(string Id, string Message, int Start)> _told = [];
    private List<(ReportedFinding ReportedFinding, IFindingSource Source)> _always = [];
    private int _trials;

    public void Evaluate()
    {
        _always = EvaluateNow();
        foreach (var (finding, source) in _always)
            Report(finding, PlaceOf(finding, source));
        TryChoices(Value.Of(root));
    }

    private void TryChoices(Value value)
    {
        if (value.Kind == ValueKind.Object && value.Object is CallSiteObject target)
        {
            for (var i = 0; i < target.Count; i++)
                TryPlace(target.PlaceAt(i));
        }
        else if (value.Kind == ValueKind.Array && value.Array is CallSiteArray array)
        {
            for (var i = 0; i < array.Count; i++)
                TryPlace(array.PlaceAt(i));
            foreach (var item in array.Possible ?? [])
            {
                array.Add(item);
                EvaluateTrial(item.Value);
                TryChoicesOf(item);
                array.RemoveLast();
            }
        }
    }

    private void TryPlace(CallSitePlace place)
    {
        if (place.Alternatives is { } alternatives)
            TryAlternatives(place, alternatives);
        else
            TryChoicesOf(place);
    }

    /// <summary>One constant of several: what is wrong with each of them is wrong. To find out whether there may be anything to tell, one is enough.</summary>
    private void TryAlternatives(CallSitePlace place, List<Value> alternatives)
    {
        var value = place.Value;
        List<(ReportedFinding Finding, IFindingSource Source)>? shared = null;
        place.Alternatives = null;
        foreach (var alternative in alternatives)
        {
            if (++_trials > TrialLimit)
                break;
            place.Value = alternative;
            var found = EvaluateNow();
            shared = shared is null ? found : tries ? [.. shared, .. found] : [.. shared.Where(s => found.Exists(f => f.ReportedFinding.IsSameRuleAs(s.Finding) || f.ReportedFinding.IsSameKindAs(s.Finding)))];
        }

        foreach (var (finding, source) in shared ?? [])
        {
            if (!_always.Exists(a => a.ReportedFinding.IsSameAs(finding)))
                Report(finding, tries ? new(place.Argument, FieldPath.Root, false) : WithValue(place, alternatives[0], () => Locate(finding, source)));
        }

        place.Value = value;
        place.Alternatives = alternatives;
    }

    private static FindingLocation WithValue(CallSitePlace place, Value value, Func<FindingLocation> locate)
    {
        place.Value = value;
        return locate();
    }

    private void TryChoicesOf(CallSitePlace place)
    {
        if (place.Choices is not { } choices)
        {
            TryChoices(place.Value);
            return;
        }

        var (value, argument, call) = (place.Value, place.Argument, place.Call);
        foreach (var choice in choices)
        {
            (place.Value, place.Argument, place.Call) = (choice.Value, choice.Argument, choice.Call);
            place.Choices = null;
            var along = choice.Branch is { } branch ? TakeAlong(branch, place) : null;
            EvaluateTrial(choice.Value);
            foreach (var undo in along ?? [])
                undo();
            place.Choices = choices;
        }

        (place.Value, place.Argument, place.Call) = (value, argument, call);
    }

    /// <summary>Takes what stands in the same branch of a condition, and in those around it; gives what undoes it.</summary>
    private List<Action> TakeAlong(CallSiteBranch branch, CallSitePlace except)
    {
        var undo = new List<Action>();
        Take(Value.Of(root));
        return undo;

        void Take(Value value)
        {
            if (value.Kind == ValueKind.Object && value.Object is CallSiteObject target)
            {
                for (var i = 0; i < target.Count; i++)
                    Place(target.PlaceAt(i));
            }
            else if (value.Kind == ValueKind.Array && value.Array is CallSiteArray array)
            {
                for (var i = 0; i < array.Count; i++)
                    Place(array.PlaceAt(i));
            }
        }

        void Place(CallSitePlace place)
        {
            if (place != except && place.Choices is { } choices && choices.FindLast(c => branch.Implies(c.Branch)) is { } choice)
            {
                var (value, argument, call) = (place.Value, place.Argument, place.Call);
                (place.Value, place.Argument, place.Call, place.Choices) = (choice.Value, choice.Argument, choice.Call, null);
                undo.Add(() => (place.Value, place.Argument, place.Call, place.Choices) = (value, argument, call, choices));
            }

            Take(place.Value);
        }
    }

    private void EvaluateTrial(Value chosen)
    {
        if (++_trials > TrialLimit)
            return;
        foreach (var (finding, source) in EvaluateNow())
        {
            if (!_always.Exists(a => a.ReportedFinding.IsSameAs(finding)))
                Report(finding, PlaceOf(finding, source));
        }

        TryChoices(chosen);
    }

    private void Report(ReportedFinding finding, FindingLocation place)
    {
        if (_told.Add((finding.Descriptor.Id, finding.Message, place.Span.Span.Start)))
            report(finding, place);
    }

    /// <summary>To find out whether there is anything to tell, the place does not matter.</summary>
    private FindingLocation PlaceOf(ReportedFinding finding, IFindingSource source) => tries ? new(root.Call, FieldPath.Root, false) : Locate(finding, source);

    private FindingLocation Locate(ReportedFinding finding, IFindingSource source) =>
        new Locator(root, () => Evaluate(source).Exists(finding.IsSameRuleAs)).Locate(finding.Violation);

    private List<(ReportedFinding ReportedFinding, IFindingSource Source)> EvaluateNow()
    {
        var all = new List<(ReportedFinding, IFindingSource)>();
        foreach (var source in sources)
        {
            foreach (var finding in Evaluate(source))
            {
                // What the API server refuses never comes to the controller.
                if (finding.Violation.Source != FindingSource.Controller || !all.Exists(a => a.Item1.IsRefusalAt(finding.Violation.Path)))
                    all.Add((finding, source));
            }
        }

        return all;
    }

    private List<ReportedFinding> Evaluate(IFindingSource source)
    {
        var findings = new List<ReportedFinding>();
        source.Evaluate(Value.Of(root), findings);
        return findings;
    }
}
