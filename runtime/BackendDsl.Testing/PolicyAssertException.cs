namespace BackendDsl.Testing;

/// <summary>An assertion about a resource or a policy does not hold. Every test framework tells it as a failed test, with its message.</summary>
public sealed class PolicyAssertException : Exception
{
    /// <summary>An exception with this message.</summary>
    public PolicyAssertException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with this message and a cause.</summary>
    public PolicyAssertException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception without a message.</summary>
    public PolicyAssertException()
    {
    }
}
