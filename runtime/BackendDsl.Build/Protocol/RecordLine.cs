using System.Text;

namespace BackendDsl.Build.Protocol;

/// <summary>
/// One line of the files that the build and its host exchange: fields between tabs. Tabs, line ends and backslashes inside a field are escaped,
/// so that any path and any message of a user's exception stays one field.
/// </summary>
internal static class RecordLine
{
    /// <summary>The line of these fields, without its line end.</summary>
    public static string Join(params string[] fields)
    {
        var line = new StringBuilder();
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                line.Append('\t');
            foreach (var c in fields[i])
            {
                switch (c)
                {
                    case '\t':
                        line.Append("\\t");
                        break;
                    case '\n':
                        line.Append("\\n");
                        break;
                    case '\r':
                        line.Append("\\r");
                        break;
                    case '\\':
                        line.Append("\\\\");
                        break;
                    default:
                        line.Append(c);
                        break;
                }
            }
        }

        return line.ToString();
    }

    /// <summary>The fields of a line.</summary>
    public static string[] Split(string line)
    {
        var fields = line.Split('\t');
        for (var i = 0; i < fields.Length; i++)
            fields[i] = Unescape(fields[i]);

        return fields;
    }

    private static string Unescape(string field)
    {
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] != '\\' || i + 1 == field.Length)
            {
                text.Append(field[i]);
                continue;
            }

            i++;
            text.Append(field[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }
}
