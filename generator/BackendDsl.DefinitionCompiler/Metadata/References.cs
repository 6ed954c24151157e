using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>The assemblies that definitions are compiled against. Only those are opened that something is looked for in.</summary>
internal sealed class References : IDisposable
{
    // Where nearly everything is; the others are asked for what these do not have.
    private static readonly string[] s_first = ["BackendDsl", "System.Runtime", "KubernetesClient", "System.Collections", "System.Text.Json"];

    private readonly MetadataBuilder _metadata;
    private readonly List<string> _paths;
    private readonly Dictionary<string, ReferencedAssembly?> _assemblies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LibraryType> _types = new(StringComparer.Ordinal);
    private readonly SignatureImporter _importer;

    public References(MetadataBuilder metadata, IEnumerable<string> paths)
    {
        _metadata = metadata;
        _importer = new(this);
        _paths = [.. paths.OrderBy(static p => Array.IndexOf(s_first, Path.GetFileNameWithoutExtension(p)) is var at && at < 0 ? int.MaxValue : at).ThenBy(static p => p, StringComparer.Ordinal)];
    }

    /// <summary>A type by its full name.</summary>
    /// <exception cref="CannotCompileException">No reference has it.</exception>
    public LibraryType Type(string fullName)
    {
        if (_types.TryGetValue(fullName, out var known))
            return known;
        foreach (var path in _paths)
        {
            if (Open(path) is { } assembly && assembly.Find(fullName) is { IsNil: false } definition)
            {
                var type = new LibraryType(fullName, Refer(assembly, fullName), assembly, definition, IsValueType(assembly.Reader, definition));
                _types.Add(fullName, type);
                return type;
            }
        }

        throw new CannotCompileException($"no reference has the type {fullName}");
    }

    /// <summary>A method of a type itself.</summary>
    /// <param name="type">The type's full name.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="typeParameters">How many it has of its own.</param>
    /// <param name="parameters">Its parameter types as <see cref="SignatureNames"/> writes them; null where the name and the number of type parameters suffice.</param>
    /// <exception cref="CannotCompileException">There is none, or several.</exception>
    public LibraryMethod Method(string type, string name, int typeParameters = 0, string? parameters = null)
    {
        var library = Type(type);
        var reader = library.Assembly.Reader;
        LibraryMethod? found = null;
        foreach (var handle in reader.GetTypeDefinition(library.Definition).GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.MemberAccessMask) is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem) || !reader.StringComparer.Equals(method.Name, name))
                continue;
            var signature = method.DecodeSignature(SignatureNames.Instance, null);
            if (signature.GenericParameterCount != typeParameters || parameters is not null && string.Join(",", signature.ParameterTypes) != parameters)
                continue;
            if (found is not null)
                throw new CannotCompileException($"{type} has several methods {name}");
            found = new(library, _metadata.GetOrAddString(name), _metadata.GetOrAddBlob(_importer.Import(reader, method.Signature)));
        }

        return found ?? throw new CannotCompileException($"{type} has no method {name}({parameters})");
    }

    public void Dispose()
    {
        foreach (var assembly in _assemblies.Values)
            assembly?.Dispose();
    }

    private ReferencedAssembly? Open(string path)
    {
        if (!_assemblies.TryGetValue(path, out var assembly))
            _assemblies.Add(path, assembly = new(path));
        return assembly;
    }

    private TypeReferenceHandle Refer(ReferencedAssembly assembly, string fullName)
    {
        var slash = fullName.LastIndexOf('/');
        if (slash >= 0)
            return _metadata.AddTypeReference(Type(fullName[..slash]).Handle, default, _metadata.GetOrAddString(fullName[(slash + 1)..]));
        var dot = fullName.LastIndexOf('.');
        return _metadata.AddTypeReference(Refer(assembly), _metadata.GetOrAddString(fullName[..dot]), _metadata.GetOrAddString(fullName[(dot + 1)..]));
    }

    private AssemblyReferenceHandle Refer(ReferencedAssembly assembly)
    {
        if (!assembly.Handle.IsNil)
            return assembly.Handle;
        var name = assembly.Reader.GetAssemblyDefinition().GetAssemblyName();
        var token = name.GetPublicKeyToken();
        return assembly.Handle = _metadata.AddAssemblyReference(
            _metadata.GetOrAddString(name.Name!), name.Version!, default, token is { Length: > 0 } ? _metadata.GetOrAddBlob(token) : default, default, default);
    }

    private static bool IsValueType(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var parent = reader.GetTypeDefinition(handle).BaseType;
        if (parent.IsNil)
            return false;
        var (ns, name) = parent.Kind switch
        {
            HandleKind.TypeReference => (reader.GetTypeReference((TypeReferenceHandle)parent).Namespace, reader.GetTypeReference((TypeReferenceHandle)parent).Name),
            HandleKind.TypeDefinition => (reader.GetTypeDefinition((TypeDefinitionHandle)parent).Namespace, reader.GetTypeDefinition((TypeDefinitionHandle)parent).Name),
            _ => default,
        };
        return !name.IsNil && reader.StringComparer.Equals(ns, "System") && (reader.StringComparer.Equals(name, "ValueType") || reader.StringComparer.Equals(name, "Enum"));
    }
}
