namespace BackendDsl.Tool.Inputs;

/// <summary>Why an input, or a part of it, could not be read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Mark">Where in it; the default where that says nothing.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record InputProblem(string File, SourceMark Mark, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Mark.IsKnown
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Mark.Line}:{Mark.Column}: {Message}")
        : $"{File}: {Message}";
}
