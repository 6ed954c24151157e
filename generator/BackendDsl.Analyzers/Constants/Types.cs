using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>Questions about C# types.</summary>
internal static class Types
{
    /// <summary><c>TypeKind.Extension</c>, which the oldest compiler that this runs in has no name for.</summary>
    private const int ExtensionBlock = 14;

    /// <summary>The type below a nullable value type.</summary>
    public static ITypeSymbol Strip(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Strips conversions that do not change what is meant.</summary>
    public static IOperation Peel(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static MemberShape ShapeOf(ITypeSymbol type)
    {
        type = Strip(type);
        if (IsClientScalar(type))
            return MemberShape.Scalar;
        if (type.SpecialType == SpecialType.System_String || type.IsValueType && type.SpecialType != SpecialType.None)
            return MemberShape.Scalar;
        if (type is IArrayTypeSymbol)
            return MemberShape.List;
        if (ElementOf(type) is not { } element)
            return type.IsReferenceType ? MemberShape.Object : MemberShape.Scalar;
        return element is INamedTypeSymbol { Name: "KeyValuePair" } ? MemberShape.Map : MemberShape.List;
    }

    /// <summary>The <c>T</c> of the <c>IEnumerable&lt;T&gt;</c> a type is; null where it is none or more than one.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return null;
        if (type is IArrayTypeSymbol array)
            return array.ElementType;
        if (type is INamedTypeSymbol { Name: "ReadOnlySpan" or "Span", TypeArguments.Length: 1 } span)
            return span.TypeArguments[0];
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } self)
            return self.TypeArguments[0];
        foreach (var face in type.AllInterfaces)
        {
            if (face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                return face.TypeArguments[0];
        }

        return null;
    }

    public static bool IsTimeSpan(ITypeSymbol? type) => type is { Name: "TimeSpan", ContainingNamespace.Name: "System" };

    public static bool IsDelegate(ITypeSymbol? type) => type?.TypeKind == TypeKind.Delegate;

    /// <summary>True for the value types of ours that stand for a wire scalar: durations, quantities, enums and the like.</summary>
    public static bool IsWireStruct(ITypeSymbol? type)
    {
        if (type is not { IsValueType: true })
            return false;
        type = Strip(type);
        for (var at = type.ContainingNamespace; at is not null; at = at.ContainingNamespace)
        {
            if (at is { Name: "BackendDsl", ContainingNamespace.IsGlobalNamespace: true })
                return true;
        }

        return HasAttribute(type, "GeneratedCodeAttribute")
            || type.AllInterfaces.Any(static i => i.Name is "IStringEnum" or "IIntegerEnum");
    }

    /// <summary>True for the classes of KubernetesClient that stand for a scalar: a quantity, a number or a name.</summary>
    public static bool IsClientScalar(ITypeSymbol? type) =>
        type is { Name: "IntOrString" or "ResourceQuantity", ContainingNamespace: { Name: "Models", ContainingNamespace: { Name: "k8s", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>True for a member of an <c>extension(...)</c> block, whose receiver is no argument.</summary>
    public static bool IsExtensionMember(IMethodSymbol method) => (int?)method.ContainingType?.TypeKind == ExtensionBlock;

    /// <summary>What an extension method of either form is called on; null for any other call.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call) =>
        IsExtensionMember(call.TargetMethod) ? call.Instance
        : call is { TargetMethod.IsExtensionMethod: true, Instance: null, Arguments: [{ Value: var receiver }, ..] } ? receiver
        : null;

    /// <summary>A method that writes a resource out, or sends it: it changes nothing.</summary>
    public static bool IsWriter(IMethodSymbol method) =>
        method.Name is "ToYaml" or "ToJson" or "WriteYaml" or "WriteJson" or "Serialize" or "Validate"
        || IsClientCall(method);

    /// <summary>A method of KubernetesClient's that creates, replaces or patches what it is given.</summary>
    public static bool IsClientCall(IMethodSymbol method)
    {
        if (!method.Name.StartsWith("Create", StringComparison.Ordinal) && !method.Name.StartsWith("Replace", StringComparison.Ordinal) && !method.Name.StartsWith("Patch", StringComparison.Ordinal))
            return false;
        for (var at = method.ContainingNamespace; at is not null; at = at.ContainingNamespace)
        {
            if (at is { Name: "k8s", ContainingNamespace.IsGlobalNamespace: true })
                return true;
        }

        return false;
    }

    public static bool HasAttribute(ISymbol symbol, string name) => FindAttribute(symbol, name) is not null;

    public static AttributeData? FindAttribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name)
                return attribute;
        }

        return null;
    }

    /// <summary>The first argument of an attribute, where it is a string.</summary>
    public static string? FirstString(ISymbol symbol, string attributeName) =>
        FindAttribute(symbol, attributeName) is { ConstructorArguments: [{ Value: string text }, ..] } ? text : null;
}
