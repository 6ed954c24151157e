// Printed from Rules/backend.yaml by the tests (BACKENDDSL_UPDATE=1). Change that file, not this one.
using BackendDsl;

[assembly: ControllerRule("gateway.envoyproxy.io", "Backend", "BDSL4320",
    "spec.tls",
    "(has(self.insecureSkipVerify) && self.insecureSkipVerify) || has(self.wellKnownCACertificates) || (has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0)",
    "without wellKnownCACertificates, caCertificateRefs, insecureSkipVerify or a BackendTLSPolicy for it the Backend is invalid, and its routes answer 500",
    Title = "Backend with TLS but without authorities",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "Backend", "BDSL4321",
    "spec.endpoints[].unix",
    "false",
    "routes refuse a Backend with Unix endpoints: each reference to it is invalid, and requests answer 500",
    Title = "Unix endpoint",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "Backend", "BDSL4322",
    "spec.endpoints[].fqdn.hostname",
    "self.split('.').filter(s, s != '').size() > 1 && !self.matches('^[0-9.]+$')",
    "a host name needs two labels or more, and must not be an IP address: each reference to the Backend is invalid, and requests answer 500",
    Title = "Endpoint address that the controller refuses")]
[assembly: ControllerRule("gateway.envoyproxy.io", "Backend", "BDSL4322",
    "spec.endpoints[].ip.address",
    "!self.startsWith('127.') && self != '::1'",
    "addresses of the loopback are not supported: each reference to the Backend is invalid, and requests answer 500",
    Title = "Endpoint address that the controller refuses")]
