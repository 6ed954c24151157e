using BackendDsl.Cel.Parsing;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>Finds what names stand for and whether types fit.</summary>
internal sealed partial class Checker
{
    private readonly CelEnvironment _environment;
    private readonly bool _isStrict;
    private readonly List<(string Message, int Position)> _issues = [];
    private readonly List<Dictionary<string, Declaration>> _scopes = [];
    private readonly TypeMapping _mapping = new();
    private readonly CheckedTree _tree;
    private int _typeVariables;
    private int _nextSlot;

    private Checker(Expr expression, CelEnvironment environment, bool isStrict)
    {
        _tree = new(expression);
        _environment = environment;
        _isStrict = isStrict;
        _nextSlot = environment.Variables.Count;
    }

    /// <summary>
    /// Checks the expression and tells what it finds out, in <paramref name="tree"/>, and what is wrong.
    /// If not <paramref name="isStrict"/>, names are resolved but nothing is refused and everything is dynamic.
    /// </summary>
    public static List<(string Message, int Position)> Check(Expr expression, CelEnvironment environment, bool isStrict, out CheckedTree tree)
    {
        var checker = new Checker(expression, environment, isStrict);
        checker.Visit(expression);
        if (isStrict)
            checker.Finish(expression);
        else
            checker.Loosen(expression);
        tree = checker._tree;
        tree.Slots = checker._nextSlot;
        return checker._issues;
    }

    private void Loosen(Expr expression)
    {
        foreach (var node in Tree.SelfAndDescendants(expression))
        {
            _tree.SetType(node, CelType.Dyn);
            if (node is Expr.Call call)
                _tree.SetCandidates(call, null);
        }
    }

    private void Report(string message, int position)
    {
        if (_isStrict)
            _issues.Add((message, position));
    }

    private CelType NewTypeVariable() => CelType.Parameter("_var" + _typeVariables++);

    private bool IsAssignable(CelType from, CelType to)
    {
        var mark = _mapping.Mark;
        if (_mapping.Assign(from, to))
            return true;
        _mapping.Undo(mark);
        return false;
    }

    private bool AreAssignable(CelType[] from, CelType[] to)
    {
        if (from.Length != to.Length)
            return false;
        var mark = _mapping.Mark;
        if (_mapping.Assign(from, to))
            return true;
        _mapping.Undo(mark);
        return false;
    }

    private void Mismatch(Expr at, CelType expected, CelType found) => Report(
        $"expected type '{_mapping.Substitute(expected, false).ToMessageText()}' but found '{_mapping.Substitute(found, false).ToMessageText()}'", at.Position);

    private Declaration? Lookup(string name)
    {
        foreach (var candidate in _environment.CandidateNames(name))
        {
            for (var i = _scopes.Count - 1; i >= 0; i--)
            {
                if (_scopes[i].TryGetValue(candidate, out var local))
                    return local;
            }

            if (_environment.FindDeclaration(candidate) is { } declared)
                return declared;
        }

        return null;
    }

    private void Visit(Expr expression)
    {
        switch (expression)
        {
            case Expr.Literal literal:
                _tree.SetType(literal, literal.Value.Kind == CelKind.Null ? CelType.Null : literal.Value.Type);
                break;
            case Expr.Identifier identifier:
                var variable = Lookup(identifier.Name);
                _tree.SetVariable(identifier, variable);
                if (variable is null)
                    Undeclared(identifier.Name, identifier.Position);
                _tree.SetType(identifier, variable?.Type ?? CelType.Error);
                break;
            case Expr.Select select:
                VisitSelect(select);
                break;
            case Expr.Call call:
                VisitCall(call);
                break;
            case Expr.ListLiteral list:
                VisitList(list);
                break;
            case Expr.MapLiteral map:
                VisitMap(map);
                break;
            case Expr.MessageLiteral message:
                VisitMessage(message);
                break;
            case Expr.Comprehension comprehension:
                VisitComprehension(comprehension);
                break;
        }
    }

    private void Undeclared(string name, int position) =>
        Report($"undeclared reference to '{name}' (in container '{_environment.Container}')", position);

    private void VisitSelect(Expr.Select select)
    {
        if (!select.TestOnly && !select.Optional && Parser.QualifiedName(select) is { } name && Lookup(name) is { } declared)
        {
            _tree.SetVariable(select, declared);
            _tree.SetType(select, declared.Type);
            return;
        }

        Visit(select.Operand);
        var type = FieldType(select, _mapping.Substitute(_tree.TypeOf(select.Operand), false));
        _tree.SetType(select, select.TestOnly ? CelType.Bool : _mapping.Substitute(type, false));
    }

    private CelType FieldType(Expr.Select select, CelType operand)
    {
        var target = operand.IsOptional ? operand.Parameters[0] : operand;
        var result = CelType.Error;
        switch (target.Kind)
        {
            case CelTypeKind.Dyn or CelTypeKind.Error:
                result = CelType.Dyn;
                break;
            case CelTypeKind.Map:
                result = target.Parameters[1];
                break;
            case CelTypeKind.Object:
                var field = ((CelObjectType)target).FieldType(select.Field);
                if (field is null)
                    Report($"undefined field '{select.Field}'", select.Position);
                result = field ?? CelType.Error;
                break;
            case CelTypeKind.Parameter:
                IsAssignable(CelType.Dyn, target);
                result = CelType.Dyn;
                break;
            default:
                Report($"type '{target.ToMessageText()}' does not support field selection", select.Position);
                result = CelType.Dyn;
                break;
        }

        return operand.IsOptional || select.Optional ? CelType.Optional(result) : result;
    }

    private void VisitCall(Expr.Call call)
    {
        foreach (var argument in call.Arguments)
            Visit(argument);

        if (call.Target is null)
        {
            var function = LookupFunction(call.Function);
            if (function is null)
            {
                Undeclared(call.Function, call.Position);
                _tree.SetType(call, CelType.Error);
                return;
            }

            Resolve(call, function);
            return;
        }

        if (Parser.QualifiedName(call.Target) is { } prefix && LookupFunction(prefix + "." + call.Function) is { } qualified)
        {
            Resolve(call, qualified, qualified.Name);
            return;
        }

        Visit(call.Target);
        var member = LookupFunction(call.Function);
        if (member is null)
        {
            Undeclared(call.Function, call.Position);
            _tree.SetType(call, CelType.Error);
            return;
        }

        Resolve(call, member);
    }

    private FunctionDeclaration? LookupFunction(string name)
    {
        foreach (var candidate in _environment.CandidateNames(name))
        {
            if (_environment.Functions.Find(candidate) is { } function)
                return function;
        }

        return null;
    }

    private void Resolve(Expr.Call call, FunctionDeclaration function, string? qualifiedName = null)
    {
        _tree.SetFunction(call, function, qualifiedName);
        var target = _tree.TargetOf(call);
        if (function.Name is Operators.And or Operators.Or)
        {
            _tree.SetType(call, CelType.Bool);
            foreach (var term in call.Arguments)
            {
                if (!IsAssignable(_tree.TypeOf(term), CelType.Bool))
                {
                    Mismatch(term, CelType.Bool, _tree.TypeOf(term));
                    _tree.SetType(call, CelType.Error);
                }
            }

            return;
        }

        var types = new List<CelType>();
        if (target is not null)
            types.Add(_tree.TypeOf(target));
        foreach (var argument in call.Arguments)
            types.Add(_tree.TypeOf(argument));
        _tree.SetType(call, ResolveOverload(function, target is not null, [.. types], call.Position, out var candidates));
        _tree.SetCandidates(call, candidates);
    }

    private CelType ResolveOverload(FunctionDeclaration function, bool isMember, CelType[] arguments, int position, out List<Overload> candidates)
    {
        CelType? result = null;
        candidates = [];
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember != isMember || overload.Parameters.Length != arguments.Length)
                continue;
            var parameters = overload.Parameters;
            var returned = overload.Result;
            if (overload.IsGeneric)
            {
                var names = new Dictionary<string, CelType>(StringComparer.Ordinal);
                parameters = Array.ConvertAll(parameters, p => Instantiate(p, names));
                returned = Instantiate(returned, names);
            }

            if (!AreAssignable(arguments, parameters))
                continue;
            candidates.Add(overload);
            var produced = _mapping.Substitute(returned, false);
            if (result is null)
                result = produced;
            else if (result.Kind != CelTypeKind.Dyn && !produced.Equals(result))
                result = CelType.Dyn;
        }

        if (result is not null)
            return result;
        var shown = Array.ConvertAll(arguments, a => _mapping.Substitute(a, true).ToMessageText());
        var signature = isMember
            ? shown[0] + ".(" + string.Join(", ", shown, 1, shown.Length - 1) + ")"
            : "(" + string.Join(", ", shown) + ")";
        Report($"found no matching overload for '{function.Name}' applied to '{signature}'", position);
        return CelType.Error;
    }

    private CelType Instantiate(CelType type, Dictionary<string, CelType> names)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            if (!names.TryGetValue(type.Name, out var variable))
                names.Add(type.Name, variable = NewTypeVariable());
            return variable;
        }

        return type.Parameters.Length == 0 || type is CelObjectType
            ? type
            : new(type.Kind, type.Name, Array.ConvertAll(type.Parameters, p => Instantiate(p, names)));
    }

    // Types inside the tree still mention type variables; settle them once all is known.
    private void Finish(Expr expression)
    {
        foreach (var node in Tree.SelfAndDescendants(expression))
        {
            if (_tree.TypeOf(node).Kind == CelTypeKind.Parameter || _tree.TypeOf(node).Parameters.Length > 0)
                _tree.SetType(node, _mapping.Substitute(_tree.TypeOf(node), freeToDyn: true));
        }
    }
}
