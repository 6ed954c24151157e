using BackendDsl.Cel.Values;
using BackendDsl.Validation.Rules;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What the controller of a kind refuses or ignores, as the assembly with the kind's types tells.</summary>
internal sealed class ControllerSource(ControllerRuleSet rules, int? envoyVersion, Lazy<KnownTargets> known) : IFindingSource
{
    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        var facts = new ControllerFacts
        {
            EnvoyVersion = envoyVersion,
            Targets = known.Value.Of(value),
        };
        foreach (var finding in rules.Check(value, facts))
        {
            var isOwn = ControllerDescriptors.IsOwn(finding.Rule);
            var text = finding.Violation.ToText();
            findings.Add(new(finding.Violation, ControllerDescriptors.Of(finding.Rule), isOwn ? text : $"{text} [{finding.Rule.Id}]")
            {
                ForeignRule = isOwn ? null : finding.Rule.Id,
                Severity = finding.Rule.IsWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
            });
        }
    }

    /// <summary>The rules about a kind that an assembly carries.</summary>
    public static IReadOnlyList<ControllerRule> Read(IAssemblySymbol assembly, string group, string kind)
    {
        var rules = new List<ControllerRule>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "ControllerRuleAttribute", ContainingNamespace.Name: "BackendDsl" }
                || attribute.ConstructorArguments is not [{ Value: string g }, { Value: string k }, { Value: string id }, { Value: string at }, { Value: string rule }, { Value: string message }]
                || g != group || k != kind)
            {
                continue;
            }

            string? fields = null, needs = null, title = null, link = null;
            var isWarning = false;
            foreach (var named in attribute.NamedArguments)
            {
                switch (named.Key)
                {
                    case "Fields": fields = named.Value.Value as string; break;
                    case "Needs": needs = named.Value.Value as string; break;
                    case "Title": title = named.Value.Value as string; break;
                    case "HelpLink": link = named.Value.Value as string; break;
                    case "IsWarning": isWarning = named.Value.Value is true; break;
                }
            }

            rules.Add(new() { Id = id, At = at, Rule = rule, Message = message, Fields = fields, Needs = needs, IsWarning = isWarning, Title = title, HelpLink = link });
        }

        return rules;
    }
}
