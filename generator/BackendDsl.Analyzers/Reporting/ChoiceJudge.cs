using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// Judges a tree read from C#: once with everything undecided left open, then once for each choice (a branch of a conditional
/// expression, a call under an <c>if</c>) as if it were taken. Of the latter only what the choice itself brings is told.
/// </summary>
internal sealed class ChoiceJudge(CallSiteObject root, IReadOnlyList<IVerdictSource> sources, Action<ReportedFinding, BlamedPlace> report, bool tries)
{
    private const int TrialLimit = 100;

    private readonly HashSet<(string Id, string Message, int Start)> _told = [];
    private List<(ReportedFinding ReportedFinding, IVerdictSource Source)> _always = [];
    private int _trials;

    public void Judge()
    {
        _always = JudgeNow();
        foreach (var (finding, source) in _always)
            Tell(finding, PlaceOf(finding, source));
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
                JudgeTrial(item.Value);
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
        List<(ReportedFinding Finding, IVerdictSource Source)>? shared = null;
        place.Alternatives = null;
        foreach (var alternative in alternatives)
        {
            if (++_trials > TrialLimit)
                break;
            place.Value = alternative;
            var found = JudgeNow();
            shared = shared is null ? found : tries ? [.. shared, .. found] : [.. shared.Where(s => found.Exists(f => f.ReportedFinding.IsSameRuleAs(s.Finding) || f.ReportedFinding.IsSameKindAs(s.Finding)))];
        }

        foreach (var (finding, source) in shared ?? [])
        {
            if (!_always.Exists(a => a.ReportedFinding.IsSameAs(finding)))
                Tell(finding, tries ? new(place.Argument, "", false) : WithValue(place, alternatives[0], () => Locate(finding, source)));
        }

        place.Value = value;
        place.Alternatives = alternatives;
    }

    private static BlamedPlace WithValue(CallSitePlace place, Value value, Func<BlamedPlace> locate)
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
            JudgeTrial(choice.Value);
            place.Choices = choices;
        }

        (place.Value, place.Argument, place.Call) = (value, argument, call);
    }

    private void JudgeTrial(Value chosen)
    {
        if (++_trials > TrialLimit)
            return;
        foreach (var (finding, source) in JudgeNow())
        {
            if (!_always.Exists(a => a.ReportedFinding.IsSameAs(finding)))
                Tell(finding, PlaceOf(finding, source));
        }

        TryChoices(chosen);
    }

    private void Tell(ReportedFinding finding, BlamedPlace place)
    {
        if (_told.Add((finding.Descriptor.Id, finding.Message, place.Span.Span.Start)))
            report(finding, place);
    }

    /// <summary>To find out whether there is anything to tell, the place does not matter.</summary>
    private BlamedPlace PlaceOf(ReportedFinding finding, IVerdictSource source) => tries ? new(root.Call, "", false) : Locate(finding, source);

    private BlamedPlace Locate(ReportedFinding finding, IVerdictSource source) =>
        new Locator(root, () => Judge(source).Exists(finding.IsSameRuleAs)).Locate(finding.Violation);

    private List<(ReportedFinding ReportedFinding, IVerdictSource Source)> JudgeNow()
    {
        var all = new List<(ReportedFinding, IVerdictSource)>();
        foreach (var source in sources)
        {
            foreach (var finding in Judge(source))
            {
                // What the API server refuses never comes to the controller.
                if (finding.Violation.Source != FindingSource.Controller || !all.Exists(a => a.Item1.IsRefusalAt(finding.Violation.Path)))
                    all.Add((finding, source));
            }
        }

        return all;
    }

    private List<ReportedFinding> Judge(IVerdictSource source)
    {
        var findings = new List<ReportedFinding>();
        source.Judge(Value.Of(root), findings);
        return findings;
    }
}
