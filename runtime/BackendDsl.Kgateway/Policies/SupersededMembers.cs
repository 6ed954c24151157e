using BackendDsl;

[assembly: SupersededMember("gateway.kgateway.dev", "BackendConfigPolicy", "spec.http1ProtocolOptions.headerFormat",
    "headerFormat is a member of kgateway 2.1; later releases have preserveHttp1HeaderCase instead",
    Replacement = "preserveHttp1HeaderCase",
    ReplacedValue = "PreserveCaseHeaderKeyFormat",
    ReplacementValue = "true")]
[assembly: SupersededMember("gateway.kgateway.dev", "BackendConfigPolicy", "spec.commonHttpProtocolOptions.headersWithUnderscoresAction",
    "headersWithUnderscoresAction is a member of kgateway 2.1; later releases do not have it")]
