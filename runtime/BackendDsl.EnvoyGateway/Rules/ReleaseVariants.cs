using BackendDsl;

// Only 1.9 is known, and its definitions are those that the types were made from: no schema of its own.
[assembly: DefinitionVariant("gateway.envoyproxy.io", "BackendTrafficPolicy", "EnvoyGatewayRelease", "1.9,1.9.0", "", EnvoyVersion = "1.39", IsDefault = true)]
[assembly: DefinitionVariant("gateway.envoyproxy.io", "Backend", "EnvoyGatewayRelease", "1.9,1.9.0", "", EnvoyVersion = "1.39", IsDefault = true)]
