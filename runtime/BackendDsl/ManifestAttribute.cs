using System.Runtime.CompilerServices;

namespace BackendDsl;

/// <summary>
/// Marks a static property, field or method (without parameters, or with one <see cref="ManifestContext"/>) whose value the build writes as
/// manifests: a resource (of a generated kind or of KubernetesClient), a sequence of resources, or an <see cref="IManifestSource"/>. On a class it
/// marks an <see cref="IManifestSource"/> with a parameterless constructor.
/// </summary>
/// <param name="sourceFile">Filled in by the compiler.</param>
/// <param name="sourceLine">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ManifestAttribute([CallerFilePath] string sourceFile = "", [CallerLineNumber] int sourceLine = 0) : Attribute
{
    /// <summary>The file of the declaration, as the compiler knows it: messages of the build point there.</summary>
    public string SourceFile { get; } = sourceFile;

    /// <summary>The line of the attribute, from 1.</summary>
    public int SourceLine { get; } = sourceLine;
}
