using System.Runtime.InteropServices;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>
/// Decides which BackendTrafficPolicy rules which route rule, and what the status of each says. The narrowest targets come first: rules, routes,
/// listeners of ListenerSets, ListenerSets, listeners of Gateways, Gateways; within one of these the older policy wins. The first policy that reaches a rule gives it all its settings.
/// </summary>
internal sealed class PolicyAttachment
{
    private const string Policies = "backendTrafficPolicies";

    private readonly IReadOnlyList<Gateway> _gateways;
    private readonly IReadOnlyList<Route> _routes;
    private readonly Dictionary<ResourceKey, Route> _routesByName;
    private readonly List<List<PolicyTarget>> _targets = [];
    private readonly List<PolicyReport> _reports = [];
    private readonly List<Resource> _idle = [];
    private readonly HashSet<PolicyTarget> _taken = [];
    private readonly Dictionary<Route, SortedSet<string>> _rulesByRoute = [];
    private readonly Dictionary<ListenerHolder, SortedSet<string>> _listenersByHolder = [];
    private readonly Dictionary<Gateway, SortedSet<string>> _setsByGateway = [];
    private readonly Dictionary<(ListenerHolder Holder, string Section), List<Route>> _routesByHolder = [];
    private readonly Dictionary<(Resource Policy, ListenerHolder Holder, string Section), SortedSet<string>> _merged = [];
    private readonly Dictionary<(ListenerHolder Holder, string Section), Resource> _parents = [];

    public PolicyAttachment(World world, IReadOnlyList<Gateway> gateways, IReadOnlyList<Route> routes)
    {
        (_gateways, _routes) = (gateways, routes);
        _routesByName = new(routes.Count);
        foreach (var route in routes)
            _routesByName.TryAdd(new(route.Resource.Kind, route.Resource.Namespace, route.Resource.Name), route);
        foreach (var policy in world.Of(Kinds.BackendTrafficPolicy))
        {
            var targets = PolicyTargets.Find(policy, world);
            if (targets.Count == 0)
            {
                _idle.Add(policy);
                continue;
            }

            _targets.Add(targets);
            _reports.Add(new(policy));
            foreach (var target in targets)
            {
                if (FindHolder(target) is { } holder)
                    _parents.TryAdd((holder, target.Section ?? ""), policy);
            }
        }

        foreach (var pass in new[]
        {
            (Kinds.HttpRoute, true), (Kinds.HttpRoute, false), (Kinds.ListenerSet, true), (Kinds.ListenerSet, false), (Kinds.Gateway, true), (Kinds.Gateway, false),
        })
        {
            for (var i = 0; i < _reports.Count; i++)
            {
                foreach (var target in _targets[i])
                {
                    var family = target.Kind == Kinds.GrpcRoute ? Kinds.HttpRoute : target.Kind;
                    if ((family, target.Section is not null) == pass)
                        Attach(_reports[i], target);
                }
            }
        }
    }

    /// <summary>What each policy names or selects, in the order of <see cref="Reports"/>.</summary>
    public IReadOnlyList<List<PolicyTarget>> Targets => _targets;

    /// <summary>The policies that name and select nothing that is there.</summary>
    public IReadOnlyList<Resource> Idle => _idle;

    /// <summary>The status of each policy that names or selects something.</summary>
    public IReadOnlyList<PolicyReport> Reports => _reports;

    private void Attach(PolicyReport report, PolicyTarget target)
    {
        if (FindHolder(target) is { } holder)
            AttachToListeners(report, target, holder);
        else if (_routesByName.TryGetValue(new(target.Kind, target.Namespace, target.Name), out var route))
            AttachToRoute(report, target, route);
    }

    private ListenerHolder? FindHolder(PolicyTarget target) => ListenerHolder.Find(_gateways, target.Kind, target.Namespace, target.Name);

    private void AttachToRoute(PolicyReport report, PolicyTarget target, Route route)
    {
        foreach (var parent in route.Parents)
        {
            ref var routes = ref CollectionsMarshal.GetValueRefOrAddDefault(_routesByHolder, (parent.Holder, parent.Section ?? ""), out _);
            (routes ??= []).Add(route);
        }

        var rules = route.Rules;
        if (target.Section is { } section)
        {
            rules = [.. rules.Where(r => r.Name == section)];
            if (rules.Length == 0)
            {
                Refuse(report, route.Parents, "TargetNotFound", $"No section name {section} found for {target.Kind} {route.Resource.FullName}");
                return;
            }
        }

        if (!_taken.Add(target))
        {
            var what = target.Section is null ? $"{target.Kind} {target.Name}" : $"RouteRule {target.Name}/{target.Section}";
            Refuse(report, route.Parents, "Conflicted", Conflict(what));
            return;
        }

        if (target.Section is { } rule)
            Add(_rulesByRoute, route, rule);
        var alone = report.Policy.Spec.Has("mergeType") ? null : new TrafficPolicy(report.Policy);
        foreach (var parent in route.Parents)
        {
            if (alone is null)
                AttachMerged(report, route, rules, parent);
            else
                AttachAlone(report, rules, parent, alone);
        }

        Warn(report, route.Parents);
        if (target.Section is null && _rulesByRoute.TryGetValue(route, out var overriding))
        {
            foreach (var parent in route.Parents)
            {
                report.Set(parent.Ancestor, new("Overridden", true, "Overridden",
                    $"This policy is being overridden by other backendTrafficPolicy for these route rules: {Show(overriding)}"));
            }
        }
    }

    private static void AttachAlone(PolicyReport report, Rule[] rules, Parent parent, TrafficPolicy traffic)
    {
        if (traffic.Errors.Count > 0)
            report.Refuse(parent.Ancestor, "Invalid", Sentence(traffic.Errors));
        else
            Rule(rules, parent.Listeners, traffic);
        report.Accept(parent.Ancestor);
    }

    // The parent is looked for by listener: its own policy first, then that of its ListenerSet, then that of the whole Gateway.
    private void AttachMerged(PolicyReport report, Route route, Rule[] rules, Parent parent)
    {
        foreach (var listener in parent.Listeners)
        {
            var at = (Holder: listener.Holder, Section: listener.Name);
            if (!_parents.TryGetValue(at, out var over) && !_parents.TryGetValue(at = (listener.Holder, ""), out over) && !_parents.TryGetValue(at = (listener.Gateway, ""), out over))
            {
                Take(report, parent, rules, listener, new(report.Policy));
                continue;
            }

            var traffic = TrafficPolicy.Merge(report.Policy, over);
            if (!Take(report, parent, rules, listener, traffic))
                continue;
            report.Set(At(parent, listener), new("Merged", true, "Merged", $"Merged with policy {over.FullName}"));
            Add(_merged, (over, at.Holder, at.Section), route.Resource.FullName);
        }

        report.Accept(parent.Ancestor);
    }

    private static Ancestor At(Parent parent, Listener listener) => parent.Ancestor with { Section = listener.Name };

    private static bool Take(PolicyReport report, Parent parent, Rule[] rules, Listener listener, TrafficPolicy traffic)
    {
        if (traffic.Errors.Count > 0)
        {
            report.Refuse(At(parent, listener), "Invalid", Sentence(traffic.Errors));
            return false;
        }

        Rule(rules, [listener], traffic);
        return true;
    }

    private void AttachToListeners(PolicyReport report, PolicyTarget target, ListenerHolder holder)
    {
        var ancestor = holder.Ancestor(target.Section);
        IEnumerable<Listener> listeners = holder is Gateway whole ? whole.AllListeners : holder.Listeners;
        if (target.Section is { } section)
        {
            if (holder.FindListener(section) is not { } listener)
            {
                report.Refuse(ancestor, "TargetNotFound", $"No section name {section} found for {target.Kind} {holder.Resource.FullName}");
                return;
            }

            listeners = [listener];
        }

        if (!_taken.Add(target))
        {
            var owner = holder is Gateway ? holder.Resource.FullName : target.Name;
            report.Refuse(ancestor, "Conflicted", Conflict(target.Section is null ? $"{target.Kind} {target.Name}" : $"Listener {owner}/{target.Section}"));
            return;
        }

        if (target.Section is { } named)
            Add(_listenersByHolder, holder, $"{holder.Resource.FullName}/{named}");
        else if (holder is ListenerSet)
            Add(_setsByGateway, holder.Owner, holder.Resource.FullName);
        var traffic = new TrafficPolicy(report.Policy);
        if (traffic.Errors.Count > 0)
        {
            report.Refuse(ancestor, "Invalid", Sentence(traffic.Errors));
        }
        else
        {
            IReadOnlyList<Listener> taken = [.. listeners];
            foreach (var route in _routes)
                Rule(route.Rules, taken, traffic);
        }

        report.Accept(ancestor);
        if (Deprecations(report.Policy) is { } warning)
            report.Set(ancestor, warning);
        Scopes(report, holder, target.Section, ancestor);
    }

    private void Scopes(PolicyReport report, ListenerHolder holder, string? section, Ancestor ancestor)
    {
        // A policy for a whole Gateway sees what attaches to its ListenerSets, too.
        var isWhole = holder is Gateway && section is null;
        var routes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var ((owner, name), found) in _routesByHolder)
        {
            if (owner == holder ? section is null || name.Length == 0 || name == section : isWhole && owner.Owner == holder)
                routes.UnionWith(found.Select(r => r.Resource.FullName));
        }

        var merged = _merged.GetValueOrDefault((report.Policy, holder, section ?? ""));
        if (merged is not null)
            routes.ExceptWith(merged);
        if (merged is not null)
            report.Set(ancestor, new("Merged", true, "Merged", $"This policy is being merged by other {Policies} for these routes: {Show(merged)}"));
        var parts = new List<string>();
        if (isWhole)
        {
            Part(parts, "these gateway listeners", _listenersByHolder.GetValueOrDefault(holder));
            Part(parts, "these listenersets", _setsByGateway.GetValueOrDefault(holder.Owner));
            Part(parts, "these listenerset listeners", new(holder.Owner.Sets.SelectMany(s => _listenersByHolder.GetValueOrDefault(s) ?? []), StringComparer.Ordinal));
        }
        else if (section is null)
        {
            Part(parts, "these listenerset listeners", _listenersByHolder.GetValueOrDefault(holder));
        }

        Part(parts, "these routes", routes);
        if (parts.Count > 0)
            report.Set(ancestor, new("Overridden", true, "Overridden", $"This policy is being overridden by other {Policies} for {string.Join(" and ", parts)}"));
    }

    private static void Part(List<string> parts, string what, SortedSet<string>? names)
    {
        if (names is { Count: > 0 })
            parts.Add($"{what}: {Show(names)}");
    }

    private static void Rule(Rule[] rules, IReadOnlyList<Listener> listeners, TrafficPolicy traffic)
    {
        foreach (var rule in rules)
        {
            for (var i = 0; i < listeners.Count; i++)
                rule.Take(listeners[i], traffic);
        }
    }

    private static void Refuse(PolicyReport report, List<Parent> parents, string reason, string message)
    {
        foreach (var parent in parents)
            report.Refuse(parent.Ancestor, reason, message);
    }

    private static void Warn(PolicyReport report, List<Parent> parents)
    {
        if (Deprecations(report.Policy) is not { } warning)
            return;
        foreach (var parent in parents)
            report.Set(parent.Ancestor, warning);
    }

    private static PolicyCondition? Deprecations(Resource policy)
    {
        const string Target = "spec.targetRef is deprecated, use spec.targetRefs instead";
        const string Compression = "spec.compression is deprecated, use spec.compressor instead";
        var message = (policy.Spec.Has("targetRef"), policy.Spec.Has("compression")) switch
        {
            (true, true) => Target + "; " + Compression,
            (true, false) => Target,
            (false, true) => Compression,
            _ => null,
        };
        return message is null ? null : new("Warning", true, "DeprecatedField", message);
    }

    private static void Add<TKey>(Dictionary<TKey, SortedSet<string>> sets, TKey key, string name)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set))
            sets[key] = set = new(StringComparer.Ordinal);
        set.Add(name);
    }

    private static string Conflict(string what) => $"Unable to target {what}, another BackendTrafficPolicy has already attached to it";

    private static string Sentence(IReadOnlyList<string> errors)
    {
        var text = string.Join('\n', errors);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private static string Show(IEnumerable<string> names) => $"[{string.Join(' ', names)}]";
}
