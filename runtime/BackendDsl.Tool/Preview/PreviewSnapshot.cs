using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Preview;

/// <summary>Everything the page shows, for one state of the input and one choice.</summary>
internal sealed record PreviewSnapshot
{
    public required string Title { get; init; }

    public required PreviewInput Input { get; init; }

    public required ValidationReport Report { get; init; }

    public required IReadOnlyList<InputProblem> Problems { get; init; }

    /// <summary>Controllers that kinds of the input belong to, or all where none do.</summary>
    public required IReadOnlyList<GatewayController> Gateways { get; init; }

    public required GatewayController Gateway { get; init; }

    public required GatewayRelease Release { get; init; }

    /// <summary>The Envoy that is judged for.</summary>
    public required EnvoyVersion Envoy { get; init; }

    public required TranslationResult Translation { get; init; }

    /// <summary>The resources in the order of the translation's input.</summary>
    public required IReadOnlyList<ManifestResource> Resources { get; init; }

    /// <summary>What is committed; null where that is not known.</summary>
    public CommittedState? Committed { get; init; }

    /// <summary>What a running gateway has otherwise, by cluster; null where no dump is there.</summary>
    public ILookup<string, ConfigDumpDifference>? Dump { get; init; }
}
