using System.Reflection;
using System.Text;

namespace BackendDsl.Tests.Shared;

/// <summary>
/// The public names of a library whose types are partly printed by a generator: those written by hand, one a line, in a committed file, so that a reviewer
/// sees what a change offers or takes away. <c>BACKENDDSL_UPDATE=1</c> writes the file.
/// </summary>
internal static class PublicSurface
{
    /// <summary>Compares the names of an assembly with those of <c>tests/Cases/api</c>.</summary>
    public static void Check(Assembly assembly)
    {
        var path = Path.Combine(TestData.RepositoryRoot, "tests", "Cases", "api", assembly.GetName().Name + ".txt");
        var names = assembly.GetExportedTypes().Where(t => !IsPrinted(t)).SelectMany(NamesOf).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(names);
        var text = string.Concat(names.Select(n => n + "\n"));
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: BACKENDDSL_UPDATE=1 writes it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    // Printed from definitions or protos: golden files of their own, or the facts, hold those.
    private static bool IsPrinted(Type type)
    {
        for (var t = type; t is not null; t = t.DeclaringType)
        {
            if (t.GetCustomAttributesData().Any(a => a.AttributeType.Name is "GeneratedCodeAttribute" or "CustomResourceSchemaAttribute")
                || t.GetInterfaces().Any(i => i.FullName == "Google.Protobuf.IMessage")
                || (t.IsAbstract && t.IsSealed && t.GetProperty("Descriptor") is not null)
                || (t.IsEnum && t.GetFields().Any(f => f.GetCustomAttributesData().Any(a => a.AttributeType.Name == "OriginalNameAttribute"))))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> NamesOf(Type type)
    {
        var name = Name(type);
        yield return $"{(type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class")} {name}";
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var member in type.GetMembers(Declared))
        {
            var line = member switch
            {
                FieldInfo field when IsVisible(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly) && field.Name != "value__" => $"{field.Name}: {Name(field.FieldType)}",
                MethodBase method when IsVisible(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly) =>
                    $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => Name(p.ParameterType) + " " + p.Name))}){(method is MethodInfo info ? ": " + Name(info.ReturnType) : "")}",
                _ => null,
            };
            if (line is not null)
                yield return $"{name}.{line}";
        }
    }

    private static bool IsVisible(bool isPublic, bool isForHeirs) => isPublic || isForHeirs;

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.HasElementType)
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "&");
        var text = new StringBuilder((type.DeclaringType is { } outer ? Name(outer) : type.Namespace) + "." + type.Name.Split('`')[0]);
        if (type.IsGenericType)
            text.Append('<').Append(string.Join(", ", type.GetGenericArguments().Select(Name))).Append('>');
        return text.ToString();
    }
}
