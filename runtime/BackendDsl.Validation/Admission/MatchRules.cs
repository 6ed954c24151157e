using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>Which requests a policy or binding is about (<c>matchConstraints</c>, <c>matchResources</c>).</summary>
internal sealed class MatchRules
{
    private readonly List<Rule> _rules = [];
    private readonly List<Rule> _excluded = [];
    private readonly LabelSelector _namespaces;
    private readonly LabelSelector _objects;
    private readonly bool _isExact;

    public MatchRules(in Value value, PolicyReading reading)
    {
        foreach (var rule in reading.List(value, "resourceRules"))
            _rules.Add(new(rule, reading));
        foreach (var rule in reading.List(value, "excludeResourceRules"))
            _excluded.Add(new(rule, reading));
        _namespaces = new(PolicyReading.Member(value, "namespaceSelector"), reading);
        _objects = new(PolicyReading.Member(value, "objectSelector"), reading);
        var policy = reading.Text(value, "matchPolicy") ?? "Equivalent";
        if (policy is not ("Exact" or "Equivalent"))
            reading.Report($"matchPolicy '{policy}' must be Exact or Equivalent");
        _isExact = policy == "Exact";
    }

    /// <summary>True where at least one resource rule is given.</summary>
    public bool HasRules => _rules.Count > 0;

    /// <summary>Whether a request is meant; null where that is not known.</summary>
    public bool? Matches(AdmissionRequest request)
    {
        bool? result = _rules.Count == 0 ? true : false;
        foreach (var rule in _rules)
        {
            var one = rule.Matches(request, _isExact);
            if (one == true)
            {
                result = true;
                break;
            }

            if (one is null)
                result = null;
        }

        if (result == false)
            return false;
        foreach (var rule in _excluded)
        {
            var one = rule.Matches(request, _isExact);
            if (one == true)
                return false;
            if (one is null)
                result = null;
        }

        result = And(result, MatchesNamespace(request));
        return result == false ? false : And(result, MatchesObject(request));
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private bool? MatchesNamespace(AdmissionRequest request)
    {
        // Objects of the whole cluster are never left out by a namespace selector; namespaces are chosen by their own labels.
        if (_namespaces.IsEmpty || (!request.IsNamespaced && request.Kind != "Namespace"))
            return true;
        if (!request.IsNamespaced)
            return _namespaces.Matches(LabelsOf(request.Object));
        if (!request.NamespaceObject.IsAbsent)
            return _namespaces.Matches(LabelsOf(request.NamespaceObject));
        return _namespaces.Matches(request.Namespace is { } name ? KnownNamespace.Labels(name) : Value.Unknown);
    }

    private bool? MatchesObject(AdmissionRequest request)
    {
        if (_objects.IsEmpty)
            return true;
        var now = request.Object.IsAbsent ? false : _objects.Matches(LabelsOf(request.Object));
        if (now == true || request.Operation == "CREATE")
            return now;
        var before = request.OldObject.IsAbsent ? null : _objects.Matches(LabelsOf(request.OldObject));
        return before == true ? true : now is null || before is null ? null : false;
    }

    private static Value LabelsOf(in Value resource)
    {
        if (resource.Kind != ValueKind.Object)
            return Value.Unknown;
        var metadata = resource.Object["metadata"];
        if (metadata.Kind != ValueKind.Object)
            return metadata.IsAbsent && resource.Object.IsComplete ? Value.Of(new ObjectNode()) : Value.Unknown;
        var labels = metadata.Object["labels"];
        return labels.Kind == ValueKind.Object ? labels
            : labels.IsUnknown || (labels.IsAbsent && !metadata.Object.IsComplete) ? Value.Unknown
            : Value.Of(new ObjectNode());
    }

    /// <summary>The one label that every namespace has; others may exist.</summary>
    private sealed class Rule
    {
        private readonly List<string> _operations;
        private readonly List<string> _groups;
        private readonly List<string> _versions;
        private readonly List<string> _resources;
        private readonly List<string> _names;
        private readonly string _scope;

        public Rule(in Value value, PolicyReading reading)
        {
            _operations = reading.Texts(value, "operations");
            _groups = reading.Texts(value, "apiGroups");
            _versions = reading.Texts(value, "apiVersions");
            _resources = reading.Texts(value, "resources");
            _names = reading.Texts(value, "resourceNames");
            _scope = reading.Text(value, "scope") ?? "*";
            foreach (var operation in _operations)
            {
                if (operation is not ("*" or "CREATE" or "UPDATE" or "DELETE" or "CONNECT"))
                    reading.Report($"'{operation}' is not an operation");
            }

            if (_operations.Count == 0 || _groups.Count == 0 || _versions.Count == 0 || _resources.Count == 0)
                reading.Report("a resource rule needs operations, apiGroups, apiVersions and resources");
            if (_scope is not ("*" or "Cluster" or "Namespaced"))
                reading.Report($"scope '{_scope}' must be Cluster, Namespaced or *");
        }

        public bool? Matches(AdmissionRequest request, bool isExact)
        {
            if (!Has(_operations, request.Operation) || !Has(_groups, request.Group))
                return false;
            if (_scope == "Cluster" && request.IsNamespaced || _scope == "Namespaced" && !request.IsNamespaced)
                return false;
            if (!_resources.Exists(r => MeansResource(r, request.Resource)))
                return false;
            bool? result = true;
            if (_names.Count > 0)
            {
                if (request.Name is null)
                    result = null;
                else if (!_names.Contains(request.Name))
                    return false;
            }

            // A rule for another version of the same resource also matches, if the server has that version.
            if (!Has(_versions, request.Version))
                return isExact ? false : null;
            return result;
        }

        // "pods/*" is about the resource itself, too; "pods/status" is not.
        private static bool MeansResource(string rule, string resource)
        {
            var name = rule.EndsWith("/*", StringComparison.Ordinal) ? rule.Substring(0, rule.Length - 2) : rule;
            return name == "*" || name == resource;
        }

        private static bool Has(List<string> list, string value) => list.Contains("*") || list.Contains(value);
    }
}
