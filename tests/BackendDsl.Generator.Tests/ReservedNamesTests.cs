using System.Reflection;
using BackendDsl.CSharp.Naming;
using BackendDsl.Models;

namespace BackendDsl.Generator.Tests;

/// <summary>The generator knows the names of the library's base classes without referring to the library: here both are at hand.</summary>
public sealed class ReservedNamesTests
{
    [Fact]
    public void No_property_hides_a_member_of_the_base_classes()
    {
        var missing = NamesOf(typeof(ModelObject)).Concat(NamesOf(typeof(ObjectBuilder<,>))).Where(n => !ReservedNames.IsMember(n) && !ReservedNames.IsCalled(n)).Distinct().Order(StringComparer.Ordinal);
        Assert.True(!missing.Any(), string.Join(" ", missing));
    }

    [Fact]
    public void No_property_of_a_resource_hides_a_member_of_the_base_classes()
    {
        var missing = NamesOf(typeof(CustomResource<>)).Concat(NamesOf(typeof(CustomResourceBuilder<,>))).Where(n => !ReservedNames.IsRootMember(n)).Distinct().Order(StringComparer.Ordinal);
        Assert.True(!missing.Any(), string.Join(" ", missing));
    }

    [Fact]
    public void No_member_of_an_enumeration_hides_what_a_record_struct_has()
    {
        foreach (var name in (string[])["Value", "Equals", "GetHashCode", "ToString", "GetType", "Deconstruct", "PrintMembers"])
            Assert.True(ReservedNames.IsEnumMember(name), name);
    }

    private static IEnumerable<string> NamesOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers(Declared))
            {
                var visible = member switch
                {
                    MethodBase m => IsVisible(m),
                    PropertyInfo p => p.GetAccessors(nonPublic: true).Any(IsVisible),
                    FieldInfo f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly,
                    Type t => t.IsNestedPublic || t.IsNestedFamily || t.IsNestedFamORAssem,
                    _ => false,
                };
                // Special names (accessors, operators, the compiler's own) cannot be written in C#.
                if (visible && member is not (ConstructorInfo or MethodInfo { IsSpecialName: true }) && !member.Name.Contains('<') && !member.Name.Contains('.'))
                    yield return member.Name;
            }
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
