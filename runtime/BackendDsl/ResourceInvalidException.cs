using System.Text;
using BackendDsl.Models;

namespace BackendDsl;

/// <summary>An object that the API server would refuse. The message lists every violation.</summary>
public sealed class ResourceInvalidException : Exception
{
    internal ResourceInvalidException(ModelObject model, ValidationResult verdict)
        : base(Describe(model, verdict))
    {
        Resource = model;
        Violations = verdict.Violations;
    }

    /// <summary>What was to be built.</summary>
    public ModelObject Resource { get; }

    /// <summary>Every violation, in the server's order.</summary>
    public IReadOnlyList<Finding> Violations { get; }

    private static string Describe(ModelObject model, ValidationResult verdict)
    {
        var text = new StringBuilder();
        if (model is CustomResource { StoredMetadata: { } metadata } resource)
            text.Append(resource.Kind).Append(' ').Append(metadata.Namespace is { Length: > 0 } n ? n + "/" : "").Append(metadata.Name);
        else
            text.Append(model.GetType().Name);
        text.Append(" is invalid: ").Append(verdict.Violations.Count).Append(verdict.Violations.Count == 1 ? " violation" : " violations");
        foreach (var v in verdict.Violations)
        {
            text.Append("\n  ").Append(v.Path.IsRoot ? "<root>" : v.Path.ToString()).Append(": ").Append(v.Message).Append(" [").Append(v.Reason).Append(']');
            if (v.Rule is not null)
                text.Append(" rule: ").Append(v.Rule);
        }

        return text.ToString();
    }
}
