namespace BackendDsl.Cel.Regex;

/// <summary>A pattern that Go's <c>regexp</c> package, hence the API server, refuses.</summary>
public sealed class Re2SyntaxException : Exception
{
    /// <summary>A refusal in Go's wording.</summary>
    /// <param name="message">The whole message, such as <c>error parsing regexp: missing closing ): `(a`</c>.</param>
    /// <param name="offset">Where in the pattern, in UTF-16 units.</param>
    public Re2SyntaxException(string message, int offset)
        : base(message) => Offset = offset;

    /// <summary>A refusal of the whole pattern.</summary>
    public Re2SyntaxException(string message)
        : this(message, 0)
    {
    }

    /// <summary>A refusal of the whole pattern with the reason below it.</summary>
    public Re2SyntaxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A refusal without a reason.</summary>
    public Re2SyntaxException()
        : this("error parsing regexp")
    {
    }

    /// <summary>Where in the pattern the refused part begins, in UTF-16 units.</summary>
    public int Offset { get; }
}
