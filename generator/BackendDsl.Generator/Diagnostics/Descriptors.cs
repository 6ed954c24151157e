using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Diagnostics;

/// <summary>The descriptors of all diagnostics.</summary>
internal static class Descriptors
{
    private const string Schema = "BackendDsl.Definition";

    public static readonly DiagnosticDescriptor FileUnreadable = Create(
        DiagnosticIds.FileUnreadable,
        Schema,
        DiagnosticSeverity.Error,
        "The file cannot be read",
        "The file cannot be read: {0}",
        "The file is not YAML or JSON that a Kubernetes tool would read, or it is too large or nested too deep. Nothing is generated from it.");

    public static readonly DiagnosticDescriptor DefinitionInvalid = Create(
        DiagnosticIds.DefinitionInvalid,
        Schema,
        DiagnosticSeverity.Error,
        "The custom resource definition is not valid",
        "{0}",
        "A member of the definition is missing or is not of its type. The kind or the field it belongs to is left out.");

    public static readonly DiagnosticDescriptor SchemaRefused = Create(
        DiagnosticIds.SchemaRefused,
        Schema,
        DiagnosticSeverity.Warning,
        "An API server would refuse or ignore this part of the schema",
        "{0}",
        "The schema is not structural, or uses a keyword that custom resource definitions may not use. Types are generated as far as it goes.");

    public static readonly DiagnosticDescriptor DuplicateKind = Create(
        DiagnosticIds.DuplicateKind,
        Schema,
        DiagnosticSeverity.Error,
        "The kind is defined twice and differently",
        "{0} is defined in '{1}' too, and differently; this definition is left out",
        "The same group, version and kind comes from two definitions that are not equal. The first by file name is used; remove one or give it a Namespace of its own.");

    public static readonly DiagnosticDescriptor NotADefinition = Create(
        DiagnosticIds.NotADefinition,
        Schema,
        DiagnosticSeverity.Info,
        "The document is not a custom resource definition",
        "{0}",
        "A file of definitions may hold other documents; nothing is generated from them.");

    public static readonly DiagnosticDescriptor NoSchema = Create(
        DiagnosticIds.NoSchema,
        Schema,
        DiagnosticSeverity.Warning,
        "The version has no schema",
        "{0}; nothing is generated for it",
        "A version of a definition has no openAPIV3Schema.");

    public static readonly DiagnosticDescriptor UnknownKind = Create(
        DiagnosticIds.UnknownKind,
        Schema,
        DiagnosticSeverity.Warning,
        "No file of the item defines this kind",
        "No file of the item defines the kind '{0}' that its Kinds metadata asks for",
        "Kinds names a kind that none of the definitions of the item has. Kinds are case-sensitive.");

    public static readonly DiagnosticDescriptor BadName = Create(
        DiagnosticIds.BadName,
        Schema,
        DiagnosticSeverity.Warning,
        "The pinned name has no effect",
        "The pinned name '{0}' has no effect: {1}",
        "Names metadata holds entries of the form path=Name, for the type at a path, or member:path=Name, for the member itself.");

    public static readonly DiagnosticDescriptor ClassNameTaken = Create(
        DiagnosticIds.ClassNameTaken,
        Schema,
        DiagnosticSeverity.Error,
        "Two kinds give the same C# class",
        "The class {0} of this kind is already that of {1}; give one of them a Namespace of its own",
        "Two kinds of a namespace have names that are the same in C#. The first by file name is generated.");

    public static readonly DiagnosticDescriptor GeneratorFailed = Create(
        DiagnosticIds.GeneratorFailed,
        Schema,
        DiagnosticSeverity.Error,
        "The generator failed on this definition",
        "The generator failed on this definition, which is a fault of the generator; please report it: {0}",
        "An unforeseen error. Only the definition named is left out.");

    public static readonly DiagnosticDescriptor BadAccess = Create(
        DiagnosticIds.BadAccess,
        Schema,
        DiagnosticSeverity.Warning,
        "The access of an item is not known",
        "Access is '{0}': it may be Public or Internal; the types are public",
        "Access metadata says whether the generated types are seen outside of the project.");

    public static readonly DiagnosticDescriptor BadStatus = Create(
        DiagnosticIds.BadStatus,
        Schema,
        DiagnosticSeverity.Warning,
        "The status of an item is not known",
        "Status is '{0}': it may be builders; types that only status leads to have none",
        "Status metadata says whether types that only the status leads to have builders: a server writes them, so that most projects only read them.");

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, HelpLinks.Of(id));
}
