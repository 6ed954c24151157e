using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>Reads members of policy documents; what has the wrong type counts as absent and is told.</summary>
internal sealed class PolicyReading(string what, List<string> problems)
{
    public List<string> Problems { get; } = problems;

    public void Report(string message) => Problems.Add($"{what}: {message}");

    public static Value Member(in Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    public string? Text(in Value value, string name)
    {
        var member = Member(value, name);
        if (member.Kind == ValueKind.String)
            return member.String;
        if (!member.IsAbsent && member.Kind != ValueKind.Null)
            Report($"{name} must be a string");
        return null;
    }

    public IEnumerable<Value> List(Value value, string name)
    {
        var member = Member(value, name);
        if (member.Kind == ValueKind.Array)
        {
            for (var i = 0; i < member.Array.Count; i++)
                yield return member.Array[i];
        }
        else if (!member.IsAbsent && member.Kind != ValueKind.Null)
        {
            Report($"{name} must be a list");
        }
    }

    public List<string> Texts(Value value, string name)
    {
        var texts = new List<string>();
        foreach (var item in List(value, name))
        {
            if (item.Kind == ValueKind.String)
                texts.Add(item.String);
            else
                Report($"{name} must be a list of strings");
        }

        return texts;
    }
}
