using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Findings;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what <c>validate</c> found, in each of its formats.</summary>
internal static class ValidationOutput
{
    public static void Write(Session session, OutputTarget target, ValidationReport report, Paint paint, bool isQuiet)
    {
        switch (target.Format)
        {
            case "json":
                OutputFiles.Write(session, target, ValidationJson.Print(report));
                break;
            case "sarif":
                OutputFiles.Write(session, target, SarifOutput.Print(FindingGroup.Of(report), report.Problems));
                break;
            case "junit":
                OutputFiles.Write(session, target, JUnitOutput.Print(FindingGroup.Of(report), report.Problems));
                break;
            case "github":
                OutputFiles.Write(session, target, to => GitHubOutput.Print(to, FindingGroup.Of(report), report.Problems));
                break;
            default:
                OutputFiles.Write(session, target, to => new ValidationText(to, target.Path is null ? paint : Paint.Off, isQuiet).Print(report));
                break;
        }
    }
}
