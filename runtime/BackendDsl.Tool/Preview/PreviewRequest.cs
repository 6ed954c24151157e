using BackendDsl.GatewayApi;
using BackendDsl.Tool.Evaluation;
using BackendDsl.Tool.Verifying;

namespace BackendDsl.Tool.Preview;

/// <summary>What the command line says of a preview.</summary>
internal sealed record PreviewRequest
{
    public IReadOnlyList<string> Definitions { get; init; } = [];

    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The config dump to compare with; null for none.</summary>
    public DumpSource? Dump { get; init; }

    public KubernetesVersion ServerVersion { get; init; }

    public required EvaluationOptions Options { get; init; }

    /// <summary>The controller that is named; null where the kinds tell.</summary>
    public string? Gateway { get; init; }

    /// <summary>What is translated for, where the page chooses nothing.</summary>
    public required Func<GatewayController, GatewayTarget> TargetOf { get; init; }
}
