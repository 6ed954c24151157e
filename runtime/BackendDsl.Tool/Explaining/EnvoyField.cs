namespace BackendDsl.Tool.Explaining;

/// <summary>A field of a cluster that a field of a policy decides.</summary>
/// <param name="Release">The releases of the gateway, for example <c>kgateway 2.2, 2.3</c>.</param>
/// <param name="Field">The field of the cluster, by Envoy's names.</param>
internal sealed record EnvoyField(string Release, string Field);
