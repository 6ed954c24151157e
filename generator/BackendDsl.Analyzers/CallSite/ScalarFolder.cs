using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>
/// Folds an expression to a scalar where its value is certain at compile time: what the compiler itself knows, and beyond it
/// <c>static readonly</c> fields, locals assigned once, <see cref="TimeSpan"/>s, interpolation of known parts.
/// </summary>
internal sealed class ScalarFolder(LocalValues locals, StaticValues statics)
{
    private const int DepthLimit = 24;

    private int _depth;

    public Folded Fold(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && operation.Type?.TypeKind != TypeKind.Enum)
            return Folded.Of(constant);
        if (_depth >= DepthLimit)
            return Folded.Unknown;
        _depth++;
        try
        {
            return operation switch
            {
                IConversionOperation conversion => Convert(conversion),
                IParenthesizedOperation parenthesized => Fold(parenthesized.Operand),
                ILocalReferenceOperation local => locals.Find(local.Local) is { } value ? Fold(value) : Folded.Unknown,
                IFieldReferenceOperation field => Field(field.Field),
                IPropertyReferenceOperation { Property.IsStatic: true } property => Property(property.Property),
                IInvocationOperation invocation => TimeSpanFolder.Call(invocation, this),
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
        if (conversion.OperatorMethod is { } method)
            return Types.IsWireStruct(method.ContainingType) ? inner : Folded.Unknown;
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
        return field is { IsStatic: true, IsReadOnly: true } ? statics.Find(field, this) : Folded.Unknown;
    }

    private Folded Property(IPropertySymbol property) =>
        WireText(property) is { IsKnown: true } wire ? wire : property.IsReadOnly ? statics.Find(property, this) : Folded.Unknown;

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
            return Folded.Unknown;
        if (Types.IsTimeSpan(creation.Type))
            return TimeSpanFolder.Create(creation, this);
        if (creation is { Type.SpecialType: SpecialType.System_String, Arguments.Length: 2 }
            && Fold(creation.Arguments[0].Value).Clr is char c
            && Fold(creation.Arguments[1].Value).Clr is long count and >= 0 and <= 100_000)
        {
            return Folded.Of(new string(c, (int)count));
        }

        return creation.Arguments.Length == 1 && Types.IsWireStruct(creation.Type) ? Fold(creation.Arguments[0].Value) : Folded.Unknown;
    }

    private Folded Interpolation(IInterpolatedStringOperation text)
    {
        var result = new StringBuilder();
        foreach (var part in text.Parts)
        {
            var folded = part switch
            {
                IInterpolatedStringTextOperation literal => Fold(literal.Text),
                IInterpolationOperation { FormatString: null, Alignment: null } hole => Fold(hole.Expression),
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

    private Folded Coalesce(ICoalesceOperation coalesce)
    {
        var left = Fold(coalesce.Value);
        return !left.IsKnown ? left : left.Clr is null ? Fold(coalesce.WhenNull) : left;
    }
}
