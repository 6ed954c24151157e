using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Analyzers.Constants;

/// <summary>
/// Values of <c>static readonly</c> fields and get-only static properties with a constant initialiser, found once per compilation.
/// A value that depends on others is found after these, however many there are, so that no answer depends on which was asked for first.
/// </summary>
internal sealed class StaticValues(MemberBodies bodies)
{
    private readonly ConcurrentDictionary<ISymbol, Folded> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _initializers = new(SymbolEqualityComparer.Default);

    /// <summary>What is being found on this thread, innermost last, and what the last of it waits for.</summary>
    [ThreadStatic]
    private static Frame? t_frame;

    /// <summary>The value of a member; not known where it is no constant, or stands for itself in a circle.</summary>
    public Folded Find(ISymbol member)
    {
        if (_values.TryGetValue(member, out var known))
            return known;

        // Asked for while another is being found: that one waits, and is begun again.
        if (t_frame is { } outer)
        {
            outer.Missing ??= member;
            return Folded.Unknown;
        }

        var open = new List<ISymbol> { member };
        while (open.Count > 0)
        {
            var current = open[open.Count - 1];
            var frame = t_frame = new();
            Folded value;
            try
            {
                value = Read(current);
            }
            finally
            {
                t_frame = null;
            }

            if (frame.Missing is not { } missing)
            {
                _values[current] = value;
                open.RemoveAt(open.Count - 1);
            }
            else if (open.FindIndex(o => SymbolEqualityComparer.Default.Equals(o, missing)) is >= 0 and var start)
            {
                for (var i = start; i < open.Count; i++)
                    _values[open[i]] = Folded.Unknown;
                open.RemoveRange(start, open.Count - start);
            }
            else
            {
                open.Add(missing);
            }
        }

        return _values[member];
    }

    /// <summary>The expression that a member has its value from; null where it is not at hand or not the only one.</summary>
    public IOperation? Initializer(ISymbol member) => _initializers.GetOrAdd(member, FindInitializer);

    private Folded Read(ISymbol member) => Initializer(member) is { } operation
        ? new ScalarFolder(new LocalValues([], bodies), this).Fold(operation)
        : Folded.Unknown;

    private IOperation? FindInitializer(ISymbol member)
    {
        if (IsAssignedInConstructor(member) || bodies.ValueOf(member) is not { } operation)
            return null;

        // The conversion to the member's own type belongs to the initialiser, not to the expression.
        while (operation.Parent is Microsoft.CodeAnalysis.Operations.IConversionOperation conversion)
            operation = conversion;
        return operation;
    }

    private static bool IsAssignedInConstructor(ISymbol member)
    {
        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        foreach (var constructor in constructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is ConstructorDeclarationSyntax declaration
                    && declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == member.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class Frame
    {
        public ISymbol? Missing { get; set; }
    }
}
