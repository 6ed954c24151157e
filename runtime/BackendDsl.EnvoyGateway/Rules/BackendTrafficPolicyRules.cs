// Printed from Rules/backendtrafficpolicy.yaml by the tests (BACKENDDSL_UPDATE=1). Change that file, not this one.
using BackendDsl;

[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4301",
    "spec.timeout.tcp.connectTimeout",
    "duration(self) > duration('0s')",
    "a connect timeout of 0 fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Connect timeout of zero")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4302",
    "spec.healthCheck.passive.interval",
    "duration(self) > duration('0s')",
    "a time of 0 here fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Outlier detection time of zero")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4302",
    "spec.healthCheck.passive.baseEjectionTime",
    "duration(self) > duration('0s')",
    "a time of 0 here fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Outlier detection time of zero")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4303",
    "spec.healthCheck.active.interval",
    "duration(self) > duration('0s')",
    "a time of 0 here fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Health check time of zero")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4303",
    "spec.healthCheck.active.timeout",
    "duration(self) > duration('0s')",
    "a time of 0 here fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Health check time of zero")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4304",
    "spec.healthCheck.active.http.expectedResponse",
    "self.type == 'Text' ? (has(self.text) && size(self.text) > 0) : (has(self.binary) && size(self.binary) > 0)",
    "an empty payload fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Empty health check payload",
    Fields = "text, binary")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4304",
    "spec.healthCheck.active.http.requestBody",
    "self.type == 'Text' ? (has(self.text) && size(self.text) > 0) : (has(self.binary) && size(self.binary) > 0)",
    "an empty payload fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Empty health check payload",
    Fields = "text, binary")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4304",
    "spec.healthCheck.active.tcp.send",
    "self.type == 'Text' ? (has(self.text) && size(self.text) > 0) : (has(self.binary) && size(self.binary) > 0)",
    "an empty payload fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Empty health check payload",
    Fields = "text, binary")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4304",
    "spec.healthCheck.active.tcp.receive",
    "self.type == 'Text' ? (has(self.text) && size(self.text) > 0) : (has(self.binary) && size(self.binary) > 0)",
    "an empty payload fails the whole translation: no route of the Gateway is updated, while the policy says Accepted",
    Title = "Empty health check payload",
    Fields = "text, binary")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4305",
    "spec.healthCheck.active.http.method",
    "self.upperAscii() != 'CONNECT'",
    "a health check cannot use CONNECT; it fails the whole translation, while the policy says Accepted",
    Title = "Health check by CONNECT")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4306",
    "spec.dns.dnsRefreshRate",
    "duration(self) > duration('1ms')",
    "with a Backend of host names, a refresh rate of 1ms or less fails the whole translation, while the policy says Accepted",
    Title = "DNS refresh rate of one millisecond or less",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4307",
    "spec.http2.connectionKeepalive",
    "has(self.timeout)",
    "without a timeout all HTTP options of the cluster are lost, and Envoy refuses it",
    Title = "Keepalive of HTTP/2 without a timeout")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4307",
    "spec.http2.connectionKeepalive.timeout",
    "duration(self) >= duration('1ms')",
    "with a time below 1ms all HTTP options of the cluster are lost, and Envoy refuses it",
    Title = "Keepalive of HTTP/2 without a timeout")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4307",
    "spec.http2.connectionKeepalive.interval",
    "duration(self) >= duration('1ms')",
    "with a time below 1ms all HTTP options of the cluster are lost, and Envoy refuses it",
    Title = "Keepalive of HTTP/2 without a timeout")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4307",
    "spec.http2.connectionKeepalive.idleInterval",
    "duration(self) >= duration('1ms')",
    "with a time below 1ms all HTTP options of the cluster are lost, and Envoy refuses it",
    Title = "Keepalive of HTTP/2 without a timeout")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4308",
    "spec",
    "!(has(self.healthCheck) && has(self.healthCheck.active) && has(self.healthCheck.active.type) && self.healthCheck.active.type == 'GRPC') || (has(self.useClientProtocol) && self.useClientProtocol) || (has(self.targetSelectors) && size(self.targetSelectors) > 0) || ((!has(self.targetRefs) || self.targetRefs.exists(t, t.kind != 'HTTPRoute')) && (!has(self.targetRef) || self.targetRef.kind != 'HTTPRoute'))",
    "Envoy refuses a gRPC health check where the cluster does not speak HTTP/2; clusters of an HTTPRoute do only where each backend says so (appProtocol kubernetes.io/h2c, or gateway.envoyproxy.io/h2c)",
    Title = "gRPC health check for HTTP routes",
    Fields = "healthCheck.active.type",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4309",
    "spec.connection.socketBufferLimit",
    "false",
    "nothing of the cluster comes from socketBufferLimit; bufferLimit is the buffer of a connection",
    Title = "Setting that the controller ignores",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4309",
    "spec.loadBalancer",
    "self.type != 'DynamicModule'",
    "a load balancer of type DynamicModule is not translated: the cluster gets least request",
    Title = "Setting that the controller ignores",
    Fields = "type",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4310",
    "spec.http2.initialStreamWindowSize",
    "type(self) == int ? (self >= 65535 && self <= 2147483647) : (!isQuantity(string(self)) || (quantity(string(self)).isInteger() && quantity(string(self)).compareTo(quantity('65535')) >= 0 && quantity(string(self)).compareTo(quantity('2147483647')) <= 0))",
    "a window must be from 65535 to 2147483647 bytes; the policy is Invalid, and its routes answer 500",
    Title = "HTTP/2 window that the controller refuses")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4310",
    "spec.http2.initialConnectionWindowSize",
    "type(self) == int ? (self >= 65535 && self <= 2147483647) : (!isQuantity(string(self)) || (quantity(string(self)).isInteger() && quantity(string(self)).compareTo(quantity('65535')) >= 0 && quantity(string(self)).compareTo(quantity('2147483647')) <= 0))",
    "a window must be from 65535 to 2147483647 bytes; the policy is Invalid, and its routes answer 500",
    Title = "HTTP/2 window that the controller refuses")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4311",
    "spec.loadBalancer.consistentHash.tableSize",
    "self >= 2 && [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281, 283, 293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367, 373, 379, 383, 389, 397, 401, 409, 419, 421, 431, 433, 439, 443, 449, 457, 461, 463, 467, 479, 487, 491, 499, 503, 509, 521, 523, 541, 547, 557, 563, 569, 571, 577, 587, 593, 599, 601, 607, 613, 617, 619, 631, 641, 643, 647, 653, 659, 661, 673, 677, 683, 691, 701, 709, 719, 727, 733, 739, 743, 751, 757, 761, 769, 773, 787, 797, 809, 811, 821, 823, 827, 829, 839, 853, 857, 859, 863, 877, 881, 883, 887, 907, 911, 919, 929, 937, 941, 947, 953, 967, 971, 977, 983, 991, 997, 1009, 1013, 1019, 1021, 1031, 1033, 1039, 1049, 1051, 1061, 1063, 1069, 1087, 1091, 1093, 1097, 1103, 1109, 1117, 1123, 1129, 1151, 1153, 1163, 1171, 1181, 1187, 1193, 1201, 1213, 1217, 1223, 1229, 1231, 1237, 1249, 1259, 1277, 1279, 1283, 1289, 1291, 1297, 1301, 1303, 1307, 1319, 1321, 1327, 1361, 1367, 1373, 1381, 1399, 1409, 1423, 1427, 1429, 1433, 1439, 1447, 1451, 1453, 1459, 1471, 1481, 1483, 1487, 1489, 1493, 1499, 1511, 1523, 1531, 1543, 1549, 1553, 1559, 1567, 1571, 1579, 1583, 1597, 1601, 1607, 1609, 1613, 1619, 1621, 1627, 1637, 1657, 1663, 1667, 1669, 1693, 1697, 1699, 1709, 1721, 1723, 1733, 1741, 1747, 1753, 1759, 1777, 1783, 1787, 1789, 1801, 1811, 1823, 1831, 1847, 1861, 1867, 1871, 1873, 1877, 1879, 1889, 1901, 1907, 1913, 1931, 1933, 1949, 1951, 1973, 1979, 1987, 1993, 1997, 1999, 2003, 2011, 2017, 2027, 2029, 2039, 2053, 2063, 2069, 2081, 2083, 2087, 2089, 2099, 2111, 2113, 2129, 2131, 2137, 2141, 2143, 2153, 2161, 2179, 2203, 2207, 2213, 2221].all(p, self == p || self % p != 0)",
    "the size of the table must be a prime number; the policy is Invalid, and its routes answer 500",
    Title = "Size of a hash table that is no prime")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4312",
    "spec.connection.bufferLimit",
    "type(self) == int ? (self >= 0 && self <= 4294967295) : (!isQuantity(string(self)) || (quantity(string(self)).isInteger() && quantity(string(self)).compareTo(quantity('0')) >= 0 && quantity(string(self)).compareTo(quantity('4294967295')) <= 0))",
    "a buffer limit must be a whole number of bytes up to 4294967295; the policy is Invalid, and its routes answer 500",
    Title = "Buffer limit that the controller refuses")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4313",
    "spec.retry.perRetry.backOff.baseInterval",
    "duration(self) > duration('0s')",
    "the base interval cannot be 0; the policy is Invalid, and its routes answer 500",
    Title = "Retry without a pause")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4313",
    "spec.retry.perRetry.backOff.maxInterval",
    "duration(self) > duration('0s')",
    "the longest interval cannot be 0; the policy is Invalid, and its routes answer 500",
    Title = "Retry without a pause")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4351",
    "spec.retry.perRetry.backOff",
    "!has(self.baseInterval) || !has(self.maxInterval) || duration(self.maxInterval) == duration('0s') || duration(self.maxInterval) >= duration(self.baseInterval)",
    "the longest interval is shorter than the base interval; the policy is Invalid, and its routes answer 500",
    Title = "Longest pause of a retry shorter than the first",
    Fields = "maxInterval")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4314",
    "spec.tcpKeepalive.idleTime",
    "duration(self) == duration(string(duration(self).getSeconds()) + 's')",
    "only whole seconds count, the rest is cut off",
    Title = "Keepalive time cut off",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4315",
    "spec.tcpKeepalive.idleTime",
    "duration(self) < duration('32768s')",
    "Linux takes at most 32767 seconds here; beyond that every connection fails",
    Title = "Keepalive beyond what Linux takes")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4314",
    "spec.tcpKeepalive.interval",
    "duration(self) == duration(string(duration(self).getSeconds()) + 's')",
    "only whole seconds count, the rest is cut off",
    Title = "Keepalive time cut off",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4315",
    "spec.tcpKeepalive.interval",
    "duration(self) < duration('32768s')",
    "Linux takes at most 32767 seconds here; beyond that every connection fails",
    Title = "Keepalive beyond what Linux takes")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4315",
    "spec.tcpKeepalive.probes",
    "self <= 127",
    "Linux takes at most 127 probes; beyond that every connection fails",
    Title = "Keepalive beyond what Linux takes")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4316",
    "spec.healthCheck.passive.maxEjectionPercent",
    "self != 0",
    "0 is not written to the cluster, so Envoy's own 10 percent holds",
    Title = "Ejection of zero percent",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4317",
    "spec",
    "!has(self.targetRef)",
    "targetRef is deprecated, use targetRefs; the policy gets a Warning condition",
    Title = "Deprecated target",
    Fields = "targetRef",
    IsWarning = true)]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.healthCheck.passive.consecutive5XxErrors",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.healthCheck.passive.consecutiveGatewayErrors",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.healthCheck.passive.consecutiveLocalOriginFailures",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.circuitBreaker.retryBudget.minRetryConcurrency",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.tcpKeepalive.probes",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.loadBalancer.zoneAware.preferLocal.minEndpointsThreshold",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.loadBalancer.zoneAware.preferLocal.force.minEndpointsInZoneThreshold",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
[assembly: ControllerRule("gateway.envoyproxy.io", "BackendTrafficPolicy", "BDSL4318",
    "spec.loadBalancer.zoneAware.weightedZones[].weight",
    "self >= 0",
    "the controller counts this without a sign and cannot read an object with a negative number: it can read no BackendTrafficPolicy any more, and updates nothing",
    Title = "Negative number that the controller cannot read")]
