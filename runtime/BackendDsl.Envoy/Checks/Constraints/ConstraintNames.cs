using System.Text;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>How names of fields are spelled in the texts of broken constraints.</summary>
internal static class ConstraintNames
{
    /// <summary>Words with capital letters and no underscores, but an underscore before a digit stays, and a letter after a digit is a capital.</summary>
    public static string Title(string field)
    {
        var text = new StringBuilder(field.Length);
        foreach (var word in field.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiDigit(word[0]) && text.Length > 0) text.Append('_');
            var upper = true;
            foreach (var c in word)
            {
                text.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = char.IsAsciiDigit(c);
            }
        }
        return text.ToString();
    }
}
