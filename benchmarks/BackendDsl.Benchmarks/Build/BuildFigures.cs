using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>What one build took.</summary>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">Seconds of CPU, those of the compiler included; NaN where the system does not tell them.</param>
/// <param name="Peak">The most memory the compiler held at once, in MiB; NaN where it is not seen.</param>
internal readonly record struct BuildFigures(double Wall, double Cpu, double Peak)
{
    /// <summary>Each figure's own median.</summary>
    public static BuildFigures Median(IReadOnlyCollection<BuildFigures> runs) => new(Middle(runs.Select(static r => r.Wall)), Middle(runs.Select(static r => r.Cpu)), Middle(runs.Select(static r => r.Peak)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall,6:F1} s wall, {Cpu,6:F1} CPU s, {Peak,6:F0} MiB");

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
