using System.Globalization;
using System.Text.Json;
using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Expressions;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what became of an expression.</summary>
internal static class CelOutput
{
    public static void Write(Session session, OutputTarget target, CelResult result, Paint paint)
    {
        if (target.Format == "json")
            OutputFiles.Write(session, target, Json(result));
        else
            OutputFiles.Write(session, target, to => Text(to, result, target.Path is null ? paint : Paint.Off));
    }

    private static byte[] Json(CelResult result) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        if (result.Issues.Count > 0)
        {
            writer.Text("error", CelExpression.Describe(result.Issues));
            writer.WriteStartArray("issues");
            foreach (var issue in result.Issues)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", issue.Line);
                writer.WriteNumber("column", issue.Column);
                writer.Text("message", issue.Message);
                writer.Text("kind", issue.Kind switch { CelIssueKind.Syntax => "syntax", CelIssueKind.Check => "type", _ => "program" });
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
        else
        {
            if (result.Value.IsError)
                writer.Text("error", result.Value.Error.Message);
            else if (result.Value.IsUnknown)
                writer.Text("error", "the value depends on something that is not known");
            else
                CelValueJson.Write(writer, "value", result.Value);
            writer.Text("type", result.Value.IsError || result.Value.IsUnknown ? result.Type!.ToString() : result.Value.Type.ToString());
            writer.WriteNumber("cost", result.Cost);
            if (result.Parts.Count > 0)
            {
                writer.WriteStartArray("parts");
                foreach (var part in result.Parts)
                {
                    writer.WriteStartObject();
                    writer.Text("expression", part.Text);
                    writer.WriteNumber("depth", part.Depth);
                    if (part.Value is { IsError: true } failed)
                        writer.Text("error", failed.Error.Message);
                    else if (part.Value is { IsUnknown: true })
                        writer.Text("error", "the value depends on something that is not known");
                    else if (part.Value is { } value)
                        CelValueJson.Write(writer, "value", value);
                    writer.WriteNumber("evaluations", part.Evaluations);
                    writer.WriteNumber("cost", part.Cost);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
    });

    private static void Text(TextWriter to, CelResult result, Paint paint)
    {
        foreach (var issue in result.Issues)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{paint.Red("error")}: {issue.Line}:{issue.Column}: {Paint.Clean(issue.Message)}"));
            var lines = result.Text.Split('\n');
            if (issue.Line <= lines.Length)
            {
                to.WriteLine("  " + Paint.Clean(lines[issue.Line - 1].TrimEnd('\r').Replace('\t', ' ')));
                to.WriteLine("  " + new string(' ', issue.Column - 1) + paint.Red("^"));
            }
        }

        if (result.Issues.Count > 0)
            return;
        if (result.Value.IsError)
            to.WriteLine($"{paint.Red("error")}: {Paint.Clean(result.Value.Error.Message)}");
        else if (result.Value.IsUnknown)
            to.WriteLine($"{paint.Yellow("unknown")}: the value depends on something that is not known");
        else
            to.WriteLine($"{Paint.Clean(result.Value.ToString())}  {paint.Dim($"({result.Value.Type})")}");
        if (result.Parts.Count == 0)
            return;
        to.WriteLine();
        foreach (var part in result.Parts)
        {
            var value = part.Value is { } known ? Paint.Clean(known.ToString()) : paint.Dim("not evaluated");
            var price = part.Evaluations switch
            {
                0 => "",
                1 => string.Create(CultureInfo.InvariantCulture, $"  (cost {part.Cost})"),
                _ => string.Create(CultureInfo.InvariantCulture, $"  (the last of {part.Evaluations}; cost {part.Cost})"),
            };
            to.WriteLine($"{new string(' ', 2 * part.Depth)}{Paint.Clean(part.Text)} {paint.Dim("=>")} {value}{paint.Dim(price)}");
        }

        to.WriteLine();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cost: {result.Cost}"));
    }
}
