// Printed from policies/backendconfigpolicy.yaml by the tests (BACKENDDSL_UPDATE=1). Change that file, not this one.
using BackendDsl;

[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4001",
    "spec.tls.parameters",
    "!(has(self.minVersion) && self.minVersion == '1.3') || (has(self.maxVersion) && self.maxVersion != 'AUTO')",
    "with minVersion 1.3, maxVersion must be 1.3 too, because Envoy's own maximum for a client is TLS 1.2 and no handshake could succeed",
    Blame = "minVersion")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4002",
    "spec.tls.parameters",
    "!has(self.maxVersion) || self.maxVersion == 'AUTO' || ((has(self.minVersion) && self.minVersion != 'AUTO') ? self.minVersion : '1.2') <= self.maxVersion",
    "the lowest TLS version (1.2 where none is given) is above maxVersion, so no handshake could succeed",
    Blame = "minVersion, maxVersion")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4003",
    "spec.tls.parameters",
    "!(has(self.minVersion) && self.minVersion in ['1.0', '1.1']) || (has(self.cipherSuites) && size(self.cipherSuites) > 0)",
    "TLS 1.0 and 1.1 share no cipher suite with those that Envoy offers by default, so name cipherSuites for them",
    Blame = "minVersion",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4004",
    "spec.tls.parameters.cipherSuites[]",
    "(self.startsWith('[') && self.endsWith(']') && size(self) > 2 ? self.substring(1, size(self) - 1).split('|') : [self]).all(n, n in ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-PSK-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA', 'ECDHE-PSK-AES128-CBC-SHA', 'ECDHE-PSK-AES256-CBC-SHA', 'ECDHE-RSA-AES128-SHA256', 'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA', 'PSK-AES128-CBC-SHA', 'PSK-AES256-CBC-SHA', 'DES-CBC3-SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_PSK_WITH_AES_128_CBC_SHA', 'TLS_PSK_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'] || (n.matches('^(TLS_[A-Z0-9]+(_[A-Z0-9]+)*_WITH_[A-Z0-9_]+|(ECDHE|DHE|ECDH|PSK|RSA|SRP|ADH|AECDH)(-[A-Z0-9]+)+|(AES|CAMELLIA|ARIA|SEED|DES|RC4|NULL)[A-Z0-9]*(-[A-Z0-9]+)+)$') && size(n) <= 80))",
    "Envoy knows no cipher suite \"{self}\" and refuses the cluster")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4005",
    "spec.tls.parameters.ecdhCurves[]",
    "self in ['X25519', 'P-256', 'P-384', 'P-521', 'P-224', 'X25519MLKEM768', 'X25519Kyber768Draft00', 'x25519', 'prime256v1', 'secp384r1', 'secp521r1', 'secp224r1'] || (self.matches('^(P-[0-9]{3}|(secp|sect|prime|brainpoolP)[0-9]{3}[A-Za-z0-9]+|X(25519|448)[A-Za-z0-9_]*|[A-Za-z0-9_]*(MLKEM|Kyber)[0-9]{3,4}[A-Za-z0-9_]*)$') && size(self) <= 80)",
    "Envoy knows no curve \"{self}\" and refuses the cluster")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4006",
    "spec.tls.parameters.signatureAlgorithms[]",
    "self in ['rsa_pkcs1_sha1', 'rsa_pkcs1_sha256', 'rsa_pkcs1_sha384', 'rsa_pkcs1_sha512', 'ecdsa_secp256r1_sha256', 'ecdsa_secp384r1_sha384', 'ecdsa_secp521r1_sha512', 'rsa_pss_rsae_sha256', 'rsa_pss_rsae_sha384', 'rsa_pss_rsae_sha512', 'ed25519', 'rsa_pkcs1_md5_sha1', 'RSA+SHA1', 'RSA+SHA256', 'RSA+SHA384', 'RSA+SHA512', 'ECDSA+SHA1', 'ECDSA+SHA256', 'ECDSA+SHA384', 'ECDSA+SHA512', 'RSA-PSS+SHA256', 'RSA-PSS+SHA384', 'RSA-PSS+SHA512', 'PSS+SHA256', 'PSS+SHA384', 'PSS+SHA512', 'ecdsa_sha1'] || (self.matches('^((rsa|ecdsa|mldsa|ed)[a-z0-9_]*(_sha[0-9_]+|[0-9]{2,4})|(RSA|RSA-PSS|PSS|ECDSA)[+]SHA[0-9]{1,3})$') && size(self) <= 80)",
    "Envoy knows no signature algorithm \"{self}\" and refuses the cluster")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4007",
    "spec.tls.parameters.cipherSuites[]",
    "(self.startsWith('[') && self.endsWith(']') && size(self) > 2 ? self.substring(1, size(self) - 1).split('|') : [self]).all(n, n in ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-PSK-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA', 'ECDHE-PSK-AES128-CBC-SHA', 'ECDHE-PSK-AES256-CBC-SHA', 'ECDHE-RSA-AES128-SHA256', 'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA', 'PSK-AES128-CBC-SHA', 'PSK-AES256-CBC-SHA', 'DES-CBC3-SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_PSK_WITH_AES_128_CBC_SHA', 'TLS_PSK_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'] || !(n in ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'] || (n.matches('^(TLS_[A-Z0-9]+(_[A-Z0-9]+)*_WITH_[A-Z0-9_]+|(ECDHE|DHE|ECDH|PSK|RSA|SRP|ADH|AECDH)(-[A-Z0-9]+)+|(AES|CAMELLIA|ARIA|SEED|DES|RC4|NULL)[A-Z0-9]*(-[A-Z0-9]+)+)$') && size(n) <= 80)))",
    "\"{self}\" is not among the cipher suites that Envoy can be told to use (those of TLS 1.3 are always on and cannot be chosen)",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4007",
    "spec.tls.parameters.ecdhCurves[]",
    "self in ['X25519', 'P-256', 'P-384', 'P-521', 'P-224', 'X25519MLKEM768', 'X25519Kyber768Draft00', 'x25519', 'prime256v1', 'secp384r1', 'secp521r1', 'secp224r1'] || !(self.matches('^(P-[0-9]{3}|(secp|sect|prime|brainpoolP)[0-9]{3}[A-Za-z0-9]+|X(25519|448)[A-Za-z0-9_]*|[A-Za-z0-9_]*(MLKEM|Kyber)[0-9]{3,4}[A-Za-z0-9_]*)$') && size(self) <= 80)",
    "\"{self}\" is not among the curves known here; where Envoy does not know it, it refuses the cluster",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4007",
    "spec.tls.parameters.signatureAlgorithms[]",
    "self in ['rsa_pkcs1_sha1', 'rsa_pkcs1_sha256', 'rsa_pkcs1_sha384', 'rsa_pkcs1_sha512', 'ecdsa_secp256r1_sha256', 'ecdsa_secp384r1_sha384', 'ecdsa_secp521r1_sha512', 'rsa_pss_rsae_sha256', 'rsa_pss_rsae_sha384', 'rsa_pss_rsae_sha512', 'ed25519', 'rsa_pkcs1_md5_sha1', 'RSA+SHA1', 'RSA+SHA256', 'RSA+SHA384', 'RSA+SHA512', 'ECDSA+SHA1', 'ECDSA+SHA256', 'ECDSA+SHA384', 'ECDSA+SHA512', 'RSA-PSS+SHA256', 'RSA-PSS+SHA384', 'RSA-PSS+SHA512', 'PSS+SHA256', 'PSS+SHA384', 'PSS+SHA512', 'ecdsa_sha1'] || !(self.matches('^((rsa|ecdsa|mldsa|ed)[a-z0-9_]*(_sha[0-9_]+|[0-9]{2,4})|(RSA|RSA-PSS|PSS|ECDSA)[+]SHA[0-9]{1,3})$') && size(self) <= 80)",
    "\"{self}\" is not among the signature algorithms known here; where Envoy does not know it, it refuses the cluster",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4008",
    "spec.tls.sni",
    "size(bytes(self)) <= 255 && !self.contains('\\u0000')",
    "Envoy takes a server name of at most 255 bytes, without NUL")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4009",
    "spec.tls.alpnProtocols[]",
    "size(bytes(self)) <= 255",
    "a protocol name for ALPN has at most 255 bytes")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4009",
    "spec.tls",
    "!has(self.alpnProtocols) || size(bytes(self.alpnProtocols.join(','))) < 65535",
    "all protocol names together have fewer than 65535 bytes",
    Blame = "alpnProtocols")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4010",
    "spec.tls",
    "!(has(self.verifySubjectAltNames) && size(self.verifySubjectAltNames) > 0 && has(self.files)) || has(self.files.rootCA)",
    "names are verified only in certificates of a trusted authority, so set files.rootCA or leave verifySubjectAltNames out",
    Blame = "verifySubjectAltNames")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4011",
    "spec.tls",
    "!has(self.files) || (has(self.simpleTLS) && self.simpleTLS) || has(self.files.tlsCertificate) == has(self.files.tlsKey)",
    "a client certificate needs both tlsCertificate and tlsKey",
    Blame = "files.tlsCertificate, files.tlsKey")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4012",
    "spec.tls",
    "!has(self.files) || (has(self.simpleTLS) && self.simpleTLS) || !(has(self.files.tlsCertificate) && has(self.files.tlsKey))",
    "every release of kgateway reads the two paths as if they were the certificate and the key themselves and refuses the policy; use secretRef",
    Blame = "files")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4013",
    "spec.tls",
    "!((has(self.insecureSkipVerify) && self.insecureSkipVerify) || (has(self.files) && !has(self.files.rootCA)))",
    "the backend's certificate is not verified, so anyone on the way can stand in for it",
    Blame = "insecureSkipVerify, files",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4014",
    "spec.tls.wellKnownCACertificates",
    "self == 'System'",
    "the gateway knows only System; another value is logged and counts as not set",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4015",
    "spec.loadBalancer.ringHash",
    "(has(self.minimumRingSize) ? self.minimumRingSize : 1024) <= (has(self.maximumRingSize) ? self.maximumRingSize : 8388608)",
    "minimumRingSize (1024 where none is given) must not be above maximumRingSize (8388608 where none is given)",
    Blame = "minimumRingSize, maximumRingSize")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4016",
    "spec.loadBalancer.ringHash.minimumRingSize",
    "self >= 1",
    "a ring of size 0 is empty, and every request answers 503")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4017",
    "spec.loadBalancer.leastRequest.choiceCount",
    "self >= 1",
    "least request that compares 0 endpoints finds none, and every request answers 503")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4018",
    "spec.loadBalancer.ringHash.hashPolicies[].header.name",
    "!self.matches('[\\\\x00\\\\r\\\\n]')",
    "a header name contains no NUL, CR or LF",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4018",
    "spec.loadBalancer.maglev.hashPolicies[].header.name",
    "!self.matches('[\\\\x00\\\\r\\\\n]')",
    "a header name contains no NUL, CR or LF",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4018",
    "spec.loadBalancer.ringHash.hashPolicies[].cookie.name",
    "!self.matches('[\\\\x00\\\\r\\\\n]')",
    "a cookie name contains no NUL, CR or LF",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4018",
    "spec.loadBalancer.maglev.hashPolicies[].cookie.name",
    "!self.matches('[\\\\x00\\\\r\\\\n]')",
    "a cookie name contains no NUL, CR or LF",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4019",
    "spec.loadBalancer.ringHash.hashPolicies[].cookie.ttl",
    "duration(self) == duration(string(duration(self).getSeconds()) + 's')",
    "only whole seconds of a cookie's ttl count; with none left it is a session cookie",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4019",
    "spec.loadBalancer.maglev.hashPolicies[].cookie.ttl",
    "duration(self) == duration(string(duration(self).getSeconds()) + 's')",
    "only whole seconds of a cookie's ttl count; with none left it is a session cookie",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4020",
    "spec",
    "!(has(self.loadBalancer) && has(self.loadBalancer.ringHash) && has(self.loadBalancer.ringHash.useHostnameForHashing) && self.loadBalancer.ringHash.useHostnameForHashing) || !(has(self.targetRefs) || has(self.targetSelectors)) || (has(self.targetRefs) && self.targetRefs.exists(r, r.kind != 'Service')) || (has(self.targetSelectors) && self.targetSelectors.exists(r, r.kind != 'Service'))",
    "a Service's endpoints have no hostnames, so the gateway switches useHostnameForHashing off",
    Blame = "loadBalancer.ringHash.useHostnameForHashing",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4020",
    "spec",
    "!(has(self.loadBalancer) && has(self.loadBalancer.maglev) && has(self.loadBalancer.maglev.useHostnameForHashing) && self.loadBalancer.maglev.useHostnameForHashing) || !(has(self.targetRefs) || has(self.targetSelectors)) || (has(self.targetRefs) && self.targetRefs.exists(r, r.kind != 'Service')) || (has(self.targetSelectors) && self.targetSelectors.exists(r, r.kind != 'Service'))",
    "a Service's endpoints have no hostnames, so the gateway switches useHostnameForHashing off",
    Blame = "loadBalancer.maglev.useHostnameForHashing",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4021",
    "spec.connectTimeout",
    "duration(self) > duration('0s')",
    "Envoy refuses a connect timeout of 0")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4021",
    "spec.healthCheck.timeout",
    "duration(self) > duration('0s')",
    "Envoy refuses a health check timeout of 0")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4021",
    "spec.healthCheck.interval",
    "duration(self) > duration('0s')",
    "Envoy refuses a health check interval of 0")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4022",
    "spec.commonHttpProtocolOptions.maxHeadersCount",
    "self >= 1",
    "Envoy refuses a maximum of 0 headers")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4023",
    "spec.dns.refreshRate",
    "duration(self) != duration('1ms')",
    "Envoy takes only refresh rates above 1ms")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4024",
    "spec.tcpKeepalive.keepAliveTime",
    "duration(self) == duration(string(duration(self).getSeconds()) + 's')",
    "only whole seconds count, the rest is cut off",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4024",
    "spec.tcpKeepalive.keepAliveInterval",
    "duration(self) == duration(string(duration(self).getSeconds()) + 's')",
    "only whole seconds count, the rest is cut off",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4035",
    "spec.tcpKeepalive.keepAliveTime",
    "duration(self) < duration('32768s')",
    "Linux takes at most 32767 seconds; with more every connection fails")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4035",
    "spec.tcpKeepalive.keepAliveInterval",
    "duration(self) < duration('32768s')",
    "Linux takes at most 32767 seconds; with more every connection fails")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4035",
    "spec.tcpKeepalive.keepAliveProbes",
    "self <= 127",
    "Linux takes at most 127 probes; with more every connection fails")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4034",
    "spec.commonHttpProtocolOptions.idleTimeout",
    "duration(self) > duration('0s')",
    "0 switches the idle timeout off, so connections whose end was never seen stay for ever",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4034",
    "spec.commonHttpProtocolOptions.maxConnectionDuration",
    "duration(self) > duration('0s')",
    "0 means no limit, as if nothing were set",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4034",
    "spec.outlierDetection.consecutive5xx",
    "self > 0",
    "0 switches this detector off",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4025",
    "spec.healthCheck.grpc",
    "!targets.exists(t, (t.kind == 'Service' && t.spec.ports.exists(p, !((has(p.appProtocol) ? p.appProtocol : (has(p.name) ? p.name : '')).lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c']))) || (t.kind == 'Backend' && has(t.spec.static) && !((has(t.spec.static.appProtocol) ? t.spec.static.appProtocol : '').lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c'])))",
    "a gRPC health check needs HTTP/2, but a target has a port that is not (appProtocol, or the port's name); Envoy refuses that cluster",
    Needs = "targets")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4026",
    "spec.healthCheck.http",
    "!targets.exists(t, (t.kind == 'Service' && t.spec.ports.exists(p, (has(p.appProtocol) ? p.appProtocol : (has(p.name) ? p.name : '')).lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c'])) || (t.kind == 'Backend' && has(t.spec.static) && (has(t.spec.static.appProtocol) ? t.spec.static.appProtocol : '').lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c']))",
    "the gateway checks by HTTP/1.1, but a target has an HTTP/2 port; a server that speaks only HTTP/2 there never becomes healthy",
    IsWarning = true,
    Needs = "targets")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4027",
    "spec.healthCheck.http.path",
    "size(self) > 0 && !self.matches('[\\\\x00-\\\\x08\\\\x0A-\\\\x1f\\\\x7f]')",
    "the path of a health check is not empty and contains no control characters")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4027",
    "spec.healthCheck.http.host",
    "!self.matches('[\\\\x00-\\\\x08\\\\x0A-\\\\x1f\\\\x7f]')",
    "the host of a health check contains no control characters")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4027",
    "spec.healthCheck.grpc.authority",
    "!self.matches('[\\\\x00\\\\r\\\\n]')",
    "the authority of a health check contains no NUL, CR or LF")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4028",
    "spec.http2ProtocolOptions",
    "!targets.exists(t, (t.kind == 'Service' && size(t.spec.ports) > 0 && t.spec.ports.all(p, !((has(p.appProtocol) ? p.appProtocol : (has(p.name) ? p.name : '')).lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c']))) || (t.kind == 'Backend' && has(t.spec.static) && !((has(t.spec.static.appProtocol) ? t.spec.static.appProtocol : '').lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c'])))",
    "a target is not known to be HTTP/2 (appProtocol, or the port's name), so the gateway ignores these options for it",
    IsWarning = true,
    Needs = "targets")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4029",
    "spec.http1ProtocolOptions",
    "!targets.exists(t, (t.kind == 'Service' && size(t.spec.ports) > 0 && t.spec.ports.all(p, (has(p.appProtocol) ? p.appProtocol : (has(p.name) ? p.name : '')).lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c'])) || (t.kind == 'Backend' && has(t.spec.static) && (has(t.spec.static.appProtocol) ? t.spec.static.appProtocol : '').lowerAscii() in ['http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c']))",
    "a target is HTTP/2, so the gateway ignores these options for it",
    IsWarning = true,
    Needs = "targets")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4030",
    "spec",
    "!has(self.dns) || !(has(self.targetRefs) || has(self.targetSelectors)) || (has(self.targetRefs) && self.targetRefs.exists(r, r.kind != 'Service')) || (has(self.targetSelectors) && self.targetSelectors.exists(r, r.kind != 'Service'))",
    "Services are not found by DNS, so the gateway ignores these settings",
    Blame = "dns",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4030",
    "spec",
    "!(has(self.dns) && has(self.tunnel))",
    "a tunneled backend is not looked up by the proxy, so these settings have no effect",
    Blame = "dns",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4030",
    "spec.dns",
    "!targets.exists(t, t.kind == 'Backend' && has(t.spec.static) && t.spec.static.hosts.all(h, h.host.matches('^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$') || h.host.contains(':')))",
    "a target has only IP addresses, so the gateway ignores these settings for it",
    IsWarning = true,
    Needs = "targets")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4031",
    "spec",
    "!(has(self.tunnel) && (has(self.healthCheck) || has(self.tcpKeepalive) || has(self.upstreamProxyProtocol)))",
    "a tunneled backend can have no active health check, TCP keepalive or upstream proxy protocol; the gateway refuses the policy",
    Blame = "healthCheck, tcpKeepalive, upstreamProxyProtocol")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4031",
    "spec.tunnel",
    "!targets.exists(t, t.kind != 'Backend' || (has(t.spec.type) && t.spec.type != 'Static') || (has(t.spec.static) && size(t.spec.static.hosts) != 1))",
    "only a static Backend with exactly one host can be tunneled; the gateway refuses the policy",
    Needs = "targets")]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4032",
    "spec",
    "has(self.targetRefs) || (has(self.targetSelectors) && size(self.targetSelectors) > 0)",
    "without targetRefs and targetSelectors the policy applies to nothing",
    IsWarning = true)]
[assembly: ControllerRule("gateway.kgateway.dev", "BackendConfigPolicy", "BDSL4033",
    "spec.circuitBreakers.retryBudget.budgetInterval",
    "envoyVersion >= 1039",
    "budgetInterval needs Envoy 1.39; older ones ignore it",
    IsWarning = true,
    Needs = "envoyVersion")]
