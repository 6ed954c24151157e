using System.Collections.Frozen;

namespace BackendDsl.Envoy;

/// <summary>Names of the fields around the clusters of a bootstrap, so that one Envoy does not know is found.</summary>
internal static class BootstrapFields
{
    private static readonly FrozenSet<string> s_root = Both(
        "node", "node_context_params", "static_resources", "dynamic_resources", "cluster_manager", "hds_config", "flags_path", "stats_sinks", "deferred_stat_options", "stats_config",
        "stats_flush_interval", "stats_flush_on_admin", "stats_eviction_interval", "watchdog", "watchdogs", "tracing", "layered_runtime", "admin", "overload_manager", "enable_dispatcher_stats", "header_prefix",
        "stats_server_version_override", "use_tcp_for_dns_lookups", "dns_resolution_config", "typed_dns_resolver_config", "bootstrap_extensions", "fatal_actions", "config_sources",
        "default_config_source", "default_socket_interface", "certificate_provider_instances", "inline_headers", "perf_tracing_file_path", "default_regex_engine",
        "xds_delegate_extension", "xds_config_tracker_extension", "listener_manager", "application_log_config", "grpc_async_client_manager_config", "memory_allocator_manager");

    private static readonly FrozenSet<string> s_resources = Both("listeners", "clusters", "secrets");

    public static bool IsKnown(string name) => s_root.Contains(name);

    public static bool IsResource(string name) => s_resources.Contains(name);

    private static FrozenSet<string> Both(params string[] names) => names.Concat(names.Select(Codec.Schema.ApiField.CamelCase)).ToFrozenSet(StringComparer.Ordinal);
}
