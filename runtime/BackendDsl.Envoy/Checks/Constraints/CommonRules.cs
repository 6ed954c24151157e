namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>What Envoy checks on every message that it is given, beside the constraints of the API.</summary>
internal static class CommonRules
{
    public static readonly ClusterRule Unpack = new("packed-message-has-its-type", "S0", FindingEffect.Refused,
        "what is packed is a message of its type", "common/protobuf/utility.cc, MessageUtil::unpackTo", isThrown: true);

    public static readonly ClusterRule Registered = new("extension-is-registered", "S34", FindingEffect.Refused,
        "an extension has a typed_config whose type is compiled in for its slot; the name of an extension does not help",
        "common/config/utility.h, getAndCheckFactory", isThrown: true);

    public static readonly ClusterRule DurationRange = new("duration-in-range", "S35", FindingEffect.Refused,
        "durations are not negative, have fewer than 10^9 nanoseconds and at most 9223372035 seconds",
        "common/protobuf/utility.cc, validateDuration", isThrown: true);

    public static readonly ClusterRule DeprecatedDefault = new("api-type-is-set", "", FindingEffect.Refused,
        "api_config_source has an api_type; its default is a value that is no longer taken", "common/protobuf/utility.cc, checkForDeprecatedNonRepeatedEnumValue", isThrown: true);

    public static readonly ClusterRule Newer = new("field-of-a-newer-release", "R13", FindingEffect.Ignored,
        "a field, message or enum value is not newer than the target Envoy, which ignores it over xDS and refuses it in a bootstrap", "release marks of the API", isOfReleases: true);

    public static IReadOnlyList<ClusterRule> All { get; } = [Unpack, Registered, DurationRange, DeprecatedDefault, Newer];
}
