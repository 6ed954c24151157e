namespace BackendDsl.GatewayApi;

/// <summary>One condition of a status.</summary>
/// <param name="Type">For example <c>Accepted</c>.</param>
/// <param name="IsTrue">Whether its status is <c>True</c>.</param>
/// <param name="Reason">The reason, in the controller's spelling, for example <c>Invalid</c>.</param>
/// <param name="Message">The message.</param>
public sealed record StatusCondition(string Type, bool IsTrue, string Reason, string Message);
