// Printed from Policies/backend.yaml by the tests (BACKENDDSL_UPDATE=1). Change that file, not this one.
using BackendDsl;

[assembly: ControllerRule("gateway.kgateway.dev", "Backend", "BDSL4037",
    "spec.static.hosts[].host",
    "!self.matches('^[A-Za-z][A-Za-z0-9+.-]*://')",
    "\"{self}\" is a URL: write the host name alone (the port has a member of its own, and TLS is for a policy to say); DNS never finds it, and every request answers 503",
    Title = "Host that is no host name",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "Backend", "BDSL4037",
    "spec.static.hosts[].host",
    "!self.matches('^\\\\[.*\\\\]$')",
    "\"{self}\" has brackets: write an IPv6 address without them; with them it is a name that DNS never finds, and every request answers 503",
    Title = "Host that is no host name",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "Backend", "BDSL4037",
    "spec.static.hosts[].host",
    "!self.matches('^(\\\\[.*\\\\]|[^:/\\\\[\\\\]*]+):[0-9]+$')",
    "\"{self}\" has a port: write it in port, and the host name or address alone here; DNS never finds it, and every request answers 503",
    Title = "Host that is no host name",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "Backend", "BDSL4037",
    "spec.static.hosts[].host",
    "!self.contains('*') || self.contains('://')",
    "\"{self}\" is a wildcard, and DNS finds single names alone: every request answers 503; name a host, or let DynamicForwardProxy take the one that the request names",
    Title = "Host that is no host name",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "Backend", "BDSL4037",
    "spec.static.hosts[].host",
    "self == '' || isIP(self.split('%')[0]) || self.matches('^[0-9A-Fa-f:]*:[fF]{4}:[0-9A-Fa-f.:]+$') || (size(self) <= 254 && self.matches('^([A-Za-z0-9_-]{1,63}[.])*[A-Za-z0-9_-]{1,63}[.]?$') && (!self.matches('^[0-9]+([.][0-9]+){3}$') || self.matches('(^|[.])0[0-9]'))) || self.contains('*') || self.contains('://') || self.matches('^\\\\[.*\\\\]$') || self.matches('^(\\\\[.*\\\\]|[^:/\\\\[\\\\]*]+):[0-9]+$')",
    "\"{self}\" is neither a host name nor an IP address: DNS never finds it, and every request answers 503",
    Title = "Host that is no host name",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "Backend", "BDSL4037",
    "spec.gcp.host",
    "self == '' || isIP(self) || (size(self) <= 254 && self.matches('^([A-Za-z0-9_-]{1,63}[.])*[A-Za-z0-9_-]{1,63}[.]?$'))",
    "\"{self}\" is no host name (without a scheme, a port, a path or a wildcard): DNS never finds it, and every request answers 503",
    Title = "Host that is no host name",
    IsWarning = true)]
