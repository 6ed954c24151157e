namespace BackendDsl;

/// <summary>
/// Marks a static method that judges resources by the company's rules: it takes a resource (of any type the rule is
/// about) and returns its findings as a sequence of <see cref="PolicyFinding"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PolicyAttribute : Attribute;
