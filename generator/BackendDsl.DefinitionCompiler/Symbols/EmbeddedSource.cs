using System.Collections.Immutable;

namespace BackendDsl.DefinitionCompiler.Symbols;

/// <summary>A source as symbols carry it.</summary>
/// <param name="Hash">The SHA-256 of its bytes.</param>
/// <param name="Content">Their number and the bytes themselves, compressed.</param>
internal sealed record EmbeddedSource(ImmutableArray<byte> Hash, byte[] Content);
