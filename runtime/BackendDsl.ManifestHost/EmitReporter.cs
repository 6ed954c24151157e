namespace BackendDsl.ManifestHost;

/// <summary>Prints problems in the form the build turns into errors and warnings.</summary>
internal sealed class EmitReporter(TextWriter output)
{
    /// <summary>How many errors were told.</summary>
    public int Errors { get; private set; }

    /// <summary>Tells one problem.</summary>
    public void Report(EmitProblem problem)
    {
        if (problem.Severity == EmitSeverity.Error)
            Errors++;
        var severity = problem.Severity switch
        {
            EmitSeverity.Error => "error",
            EmitSeverity.Warning => "warning",
            _ => "message",
        };
        output.WriteLine($"{problem.Place} : {severity} {problem.Code}: {OneLine(problem.Message)}");
        if (problem.Detail is { Length: > 0 } detail)
            output.WriteLine(detail.TrimEnd('\n'));
    }

    /// <summary>Tells several.</summary>
    public void Report(IEnumerable<EmitProblem> problems)
    {
        foreach (var problem in problems)
            Report(problem);
    }

    // The build reads a message line by line: what follows a line break would be lost or taken for another message.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
