using BackendDsl.Cel.Values;

namespace BackendDsl.GatewayApi;

/// <summary>One object of an input.</summary>
/// <param name="Ref">Its name. A namespaced object without a namespace is in <c>default</c>.</param>
/// <param name="ApiVersion">For example <c>gateway.networking.k8s.io/v1</c>.</param>
/// <param name="Value">The object itself.</param>
/// <param name="File">The file it was read from, as given; empty where it was not read from one.</param>
/// <param name="Place">Where it begins there.</param>
public sealed record GatewayObject(ObjectRef Ref, string ApiVersion, IObjectValue Value, string File, SourceMark Place);
