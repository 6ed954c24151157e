using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>
/// Folds an expression to a scalar where its value is certain at compile time: what the compiler itself knows, and beyond it
/// <c>static readonly</c> fields, locals assigned once, <see cref="TimeSpan"/>s, interpolation of known parts.
/// </summary>
internal sealed class ScalarFolder(LocalValues locals, StaticValues statics)
{
    private const int DepthLimit = 24;

    private int _depth;

    /// <summary>What the parameters of a helper that is being followed stand for.</summary>
    public Dictionary<ISymbol, IOperation> Arguments { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The value that a symbol is taken to have while one of several is tried.</summary>
    public KeyValuePair<ISymbol, Folded>? Assumed { get; set; }

    /// <summary>Values kept for a while in a control flow graph.</summary>
    public Dictionary<CaptureId, Folded>? Captures { get; set; }

    /// <summary>The expression a local or the parameter of a followed helper stands for; null where it has no single one.</summary>
    public IOperation? Definition(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => locals.Find(local.Local),
        IParameterReferenceOperation parameter => Arguments.TryGetValue(parameter.Parameter, out var argument) ? argument : null,
        _ => null,
    };

    /// <summary>What a pattern looked at when it declared the local that is read.</summary>
    public IOperation? Tested(IOperation reference) => reference is ILocalReferenceOperation local ? locals.Tested(local.Local) : null;

    /// <summary>The initialiser of a <c>static readonly</c> field or get-only static property; null for anything else.</summary>
    public IOperation? Initializer(IOperation reference) => reference switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => statics.Initializer(field),
        IPropertyReferenceOperation { Property: { IsStatic: true, IsReadOnly: true } property } => statics.Initializer(property),
        _ => null,
    };

    /// <summary>The symbol whose value an operation reads; null where it is none.</summary>
    public static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Property,
        _ => null,
    };

    public Folded Fold(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Folded.Of(constant);
        if (Assumed is { } assumed && SymbolOf(operation) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, assumed.Key))
            return assumed.Value;
        if (_depth >= DepthLimit)
            return Folded.Unknown;
        _depth++;
        try
        {
            return operation switch
            {
                IConversionOperation conversion => Convert(conversion),
                IParenthesizedOperation parenthesized => Fold(parenthesized.Operand),
                ILocalReferenceOperation or IParameterReferenceOperation => Definition(operation) is { } value ? Fold(value) : Folded.Unknown,
                IFieldReferenceOperation field => Field(field.Field),
                IPropertyReferenceOperation { Property.IsStatic: true } property => Property(property.Property),
                IPropertyReferenceOperation property => KnownCalls.Property(property, this),
                IInvocationOperation invocation => TimeSpanFolder.Call(invocation, this) is { IsKnown: true } span ? span : KnownCalls.Call(invocation, this),
                IIsPatternOperation pattern => PatternFolder.Matches(pattern.Pattern, Fold(pattern.Value), this),
                IIsNullOperation test => Fold(test.Operand) is { IsKnown: true } tested ? Folded.Of(tested.Clr is null) : Folded.Unknown,
                IFlowCaptureReferenceOperation capture => Captures is not null && Captures.TryGetValue(capture.Id, out var captured) ? captured : Folded.Unknown,
                ISwitchExpressionOperation choice => Switch(choice),
                IConditionalAccessOperation access => Fold(access.Operation) is { IsKnown: true, Clr: null } nothing ? nothing : Fold(access.WhenNotNull),
                IConditionalAccessInstanceOperation instance => AccessedBy(instance) is { } accessed ? Fold(accessed) : Folded.Unknown,
                IObjectCreationOperation creation => Creation(creation),
                IBinaryOperation binary => Arithmetic.Binary(binary.OperatorKind, Fold(binary.LeftOperand), Fold(binary.RightOperand)),
                IUnaryOperation unary => Arithmetic.Unary(unary.OperatorKind, Fold(unary.Operand)),
                IInterpolatedStringOperation text => Interpolation(text),
                IDefaultValueOperation { Type.IsReferenceType: true } => Folded.Of(null),
                IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Folded.Of(null),
                IDefaultValueOperation d when Types.IsTimeSpan(d.Type) => Folded.Of(TimeSpan.Zero),
                IConditionalOperation conditional => Conditional(conditional),
                ICoalesceOperation coalesce => Coalesce(coalesce),
                _ => Folded.Unknown,
            };
        }
        finally
        {
            _depth--;
        }
    }

    private Folded Convert(IConversionOperation conversion)
    {
        var inner = Fold(conversion.Operand);
        if (!inner.IsKnown || inner.Clr is null)
            return inner;

        // The text of an enumeration is its name, not its number.
        if (conversion is { Operand.Type.TypeKind: TypeKind.Enum, Type.IsReferenceType: true })
            return Folded.Unknown;
        if (conversion.OperatorMethod is { } method)
            return Types.IsWireStruct(method.ContainingType) || Types.IsClientScalar(method.ContainingType) ? inner : Folded.Unknown;
        return (conversion.Type is null ? SpecialType.None : Types.Strip(conversion.Type).SpecialType) switch
        {
            SpecialType.System_Double or SpecialType.System_Single when inner.Clr is long l => Folded.Of((double)l),
            SpecialType.System_Int64 when inner.Clr is double d => d is > -9.2e18 and < 9.2e18 ? Folded.Of((long)d) : Folded.Unknown,
            SpecialType.System_Int32 when inner.Clr is double d => d is > int.MinValue and < int.MaxValue ? Folded.Of((long)d) : Folded.Unknown,
            SpecialType.System_Int32 when inner.Clr is long l => l is >= int.MinValue and <= int.MaxValue ? inner : Folded.Unknown,
            SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Char or SpecialType.System_Decimal or SpecialType.System_UInt32 or SpecialType.System_UInt64
                when conversion.Operand.Type?.SpecialType != conversion.Type?.SpecialType => Folded.Unknown,
            _ => inner,
        };
    }

    private Folded Field(IFieldSymbol field)
    {
        if (field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            return Folded.Of("");
        if (Types.IsTimeSpan(field.ContainingType))
            return TimeSpanFolder.Field(field.Name);
        if (WireText(field) is { IsKnown: true } wire)
            return wire;
        return field is { IsStatic: true, IsReadOnly: true } ? statics.Find(field) : Folded.Unknown;
    }

    private Folded Property(IPropertySymbol property) =>
        WireText(property) is { IsKnown: true } wire ? wire : property.IsReadOnly ? statics.Find(property) : Folded.Unknown;

    /// <summary>A known value of a generated enum carries what it stands for on the wire.</summary>
    private static Folded WireText(ISymbol member)
    {
        if (member.ContainingType is not { IsValueType: true })
            return Folded.Unknown;
        var attribute = Types.FindAttribute(member, RuntimeNames.WireValueAttribute)
            ?? Types.FindAttribute(member, RuntimeNames.JsonStringEnumMemberNameAttribute);
        return attribute is { ConstructorArguments: [var argument, ..] } && argument.Kind != TypedConstantKind.Array
            ? Folded.Of(argument.Value)
            : Folded.Unknown;
    }

    private Folded Creation(IObjectCreationOperation creation)
    {
        if (creation.Initializer is not null)
        {
            return creation is { Arguments.IsEmpty: true, Initializer.Initializers: [ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Value" }, Value: var value }] } && Types.IsClientScalar(creation.Type)
                ? Fold(value)
                : Folded.Unknown;
        }

        if (Types.IsTimeSpan(creation.Type))
            return TimeSpanFolder.Create(creation, this);
        if (creation is { Type.SpecialType: SpecialType.System_String, Arguments.Length: 2 }
            && Fold(creation.Arguments[0].Value).Clr is char c
            && Fold(creation.Arguments[1].Value).Clr is long count and >= 0 and <= 100_000)
        {
            return Folded.Of(new string(c, (int)count));
        }

        return creation.Arguments.Length == 1 && (Types.IsWireStruct(creation.Type) || Types.IsClientScalar(creation.Type)) ? Fold(creation.Arguments[0].Value) : Folded.Unknown;
    }

    private Folded Interpolation(IInterpolatedStringOperation text)
    {
        var result = new StringBuilder();
        foreach (var part in text.Parts)
        {
            var folded = part switch
            {
                IInterpolatedStringTextOperation literal => Fold(literal.Text),
                IInterpolationOperation { FormatString: null, Alignment: null, Expression.Type.TypeKind: not TypeKind.Enum } hole => Fold(hole.Expression),
                _ => Folded.Unknown,
            };

            // A fraction or a time span depends on the culture; a whole number does not, as far as digits go.
            switch (folded)
            {
                case { IsKnown: true, Clr: null }: break;
                case { Clr: string s }: result.Append(s); break;
                case { Clr: char c }: result.Append(c); break;
                case { Clr: bool b }: result.Append(b ? "True" : "False"); break;
                case { Clr: long l }: result.Append(l.ToString(CultureInfo.InvariantCulture)); break;
                default: return Folded.Unknown;
            }
        }

        return Folded.Of(result.ToString());
    }

    private Folded Conditional(IConditionalOperation conditional)
    {
        if (Fold(conditional.Condition).Clr is bool condition)
            return condition ? Fold(conditional.WhenTrue) : conditional.WhenFalse is { } no ? Fold(no) : Folded.Unknown;
        if (conditional.WhenFalse is not { } otherwise)
            return Folded.Unknown;
        Folded left = Fold(conditional.WhenTrue), right = Fold(otherwise);
        return left.IsKnown && right.IsKnown && Equals(left.Clr, right.Clr) ? left : Folded.Unknown;
    }

    private Folded Switch(ISwitchExpressionOperation choice)
    {
        var value = Fold(choice.Value);
        foreach (var arm in choice.Arms)
        {
            var isTaken = Arithmetic.Binary(
                BinaryOperatorKind.ConditionalAnd,
                PatternFolder.Matches(arm.Pattern, value, this),
                arm.Guard is { } guard ? Fold(guard) : Folded.Of(true));
            if (isTaken.Clr is true)
                return Fold(arm.Value);
            if (!isTaken.IsKnown)
                return Folded.Unknown;
        }

        return Folded.Unknown;
    }

    /// <summary>What the <c>?.</c> that an expression stands behind is about.</summary>
    private static IOperation? AccessedBy(IOperation instance)
    {
        for (var at = instance.Parent; at is not null; at = at.Parent)
        {
            if (at is IConditionalAccessOperation access)
                return access.Operation;
        }

        return null;
    }

    private Folded Coalesce(ICoalesceOperation coalesce)
    {
        var left = Fold(coalesce.Value);
        return !left.IsKnown ? left : left.Clr is null ? Fold(coalesce.WhenNull) : left;
    }
}
