using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Importing;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.CSharp.Naming;
using BackendDsl.CSharp.Printing;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Importing;

/// <summary>Turns manifests into C# code that builds the same objects.</summary>
internal sealed class ImportRun(Session session)
{
    private readonly Dictionary<(string, string), KindModel?> _models = [];
    private readonly Dictionary<InputText, Comments> _comments = [];

    public required KindRegistry Kinds { get; init; }

    /// <summary>The C# namespace of the code, and the root of the namespaces of kinds that the project generates.</summary>
    public required string Namespace { get; init; }

    /// <summary>What was left out, with its place.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>All resources in one file.</summary>
    public ImportedFile One(IReadOnlyList<ManifestResource> resources, string className) => File(className, resources);

    /// <summary>A file for each resource.</summary>
    public IReadOnlyList<ImportedFile> Each(IReadOnlyList<ManifestResource> resources)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<ImportedFile>();
        foreach (var resource in resources)
        {
            var name = Unique(Identifiers.Pascal(resource.Name.Length > 0 ? resource.Name : "resource") + resource.Kind, names);
            files.Add(File(name, [resource]));
        }

        return files;
    }

    private ImportedFile File(string className, IReadOnlyList<ManifestResource> resources)
    {
        var usings = new SortedSet<string>(StringComparer.Ordinal) { "BackendDsl" };
        var body = new CodeLines();
        var names = new HashSet<string>(StringComparer.Ordinal) { className };
        // A namespace that several resources share is said once.
        var shared = resources.Where(r => r.Namespace.Length > 0).GroupBy(r => r.Namespace, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .ToDictionary(g => g.Key, g => Unique(Identifiers.Pascal(g.Key) + "Namespace", names), StringComparer.Ordinal);
        foreach (var (space, constant) in shared.OrderBy(s => s.Value, StringComparer.Ordinal))
            body.Line(1, $"private const string {constant} = {Literals.Of(space)};");
        var aliases = Aliases(resources);
        foreach (var resource in resources)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (body.ToString().Length > 0)
                body.Line(0, "");
            Member(resource, names, shared, aliases, usings, body);
        }

        var file = new CodeLines();
        foreach (var name in usings)
            file.Line(0, $"using {name};");
        file.Line(0, "").Line(0, $"namespace {Namespace};").Line(0, "").Line(0, $"public static class {className}").Line(0, "{");
        return new(className + ".cs", file.ToString() + body + "}\n");
    }

    private void Member(ManifestResource resource, HashSet<string> names, Dictionary<string, string> shared, Dictionary<KindModel, string> aliases, SortedSet<string> usings, CodeLines body)
    {
        var comments = CommentsOf(resource.Input);
        var name = Unique(Identifiers.Pascal(resource.Name.Length > 0 ? resource.Name : resource.Kind), names, resource.Kind);
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{resource.File}:{resource.LineOf(resource.Mark)}");
        if (Model(resource) is { } model)
        {
            var kind = ImportedKind.Of(model);
            if (aliases.TryGetValue(model, out var alias))
                kind = kind with { ClassName = alias };
            usings.Add(alias is null ? model.Namespace : $"{alias} = {model.Namespace}.{model.ClassName}");
            body.Comments(1, comments.At(resource.Mark)).Line(1, "[Manifest]").Line(1, $"public static {kind.ClassName} {name} {{ get; }} = {kind.ClassName}");
            var space = resource.Namespace.Length == 0 ? null : shared.TryGetValue(resource.Namespace, out var constant) ? constant : Literals.Of(resource.Namespace);
            var printer = new BuilderPrinter(kind, resource.Root, comments.At, static v => ValueText.Of(v), body);
            printer.Print(2, space);
            body.Append(";");
            Warnings.AddRange(printer.Losses.Select(l => $"{place}: {l}"));
        }
        else if (ClientPrinter.TypeOf(resource.ApiVersion, resource.Kind) is { } type)
        {
            usings.Add("k8s.Models");
            usings.Add("System.Collections.Generic");
            body.Comments(1, comments.At(resource.Mark)).Line(1, "[Manifest]").Line(1, $"public static {type.Name} {name} {{ get; }} = new()");
            var printer = new ClientPrinter(comments, shared, body);
            printer.Print(1, type, resource.Root);
            body.Append(";");
            Warnings.AddRange(printer.Losses.Select(l => $"{place}: {l}"));
        }
        else
        {
            throw new UsageException($"{place}: nobody here knows {resource.Kind} ({resource.ApiVersion}){Spelling.DidYouMean(resource.Kind, Kinds.All.Select(k => k.Kind).Where(k => k != resource.Kind))}; give its definition with --crd");
        }
    }

    /// <summary>Kinds of one name, of several versions or groups, are told apart in a file by names of its own.</summary>
    private Dictionary<KindModel, string> Aliases(IReadOnlyList<ManifestResource> resources)
    {
        var aliases = new Dictionary<KindModel, string>(ReferenceEqualityComparer.Instance);
        foreach (var same in resources.Select(Model).OfType<KindModel>().DistinctBy(m => (m.Namespace, m.ClassName)).GroupBy(m => m.ClassName, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            var isOneGroup = same.Select(m => m.Group).Distinct(StringComparer.Ordinal).Count() == 1;
            foreach (var model in same)
                aliases.Add(model, (isOneGroup ? "" : Identifiers.Pascal(model.Group)) + model.ClassName + Identifiers.Version(model.Version));
        }

        return aliases;
    }

    private KindModel? Model(ManifestResource resource)
    {
        var key = (resource.ApiVersion, resource.Kind);
        if (_models.TryGetValue(key, out var known))
            return known;
        KindModel? model = null;
        if (Kinds.Find(resource.ApiVersion, resource.Kind) is { IsServed: false } gone)
        {
            var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{resource.File}:{resource.LineOf(resource.Mark)}");
            throw new UsageException($"{place}: {resource.ApiVersion} of {resource.Kind} is not served any more, and no code is generated for it; a server has {string.Join(", ", Kinds.VersionsOf(gone.Identity.Group, resource.Kind))}");
        }

        if (Kinds.Find(resource.ApiVersion, resource.Kind) is { Definition: { } definition, DefinedVersion: { } version } kind)
        {
            var options = new KindOptions(Namespace, kind.Package ?? "", default, default);
            model = KindReader.Read(definition, version, options, [], session.Cancellation);
        }

        _models.Add(key, model);
        return model;
    }

    private Comments CommentsOf(InputText text)
    {
        if (!_comments.TryGetValue(text, out var comments))
            _comments.Add(text, comments = new(text));
        return comments;
    }

    private static string Unique(string name, HashSet<string> names, string suffix = "")
    {
        if (names.Add(name))
            return name;
        if (suffix.Length > 0 && names.Add(name + suffix))
            return name + suffix;
        for (var i = 2; ; i++)
        {
            var other = name + suffix + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (names.Add(other))
                return other;
        }
    }
}
