using System.Reflection;

namespace BackendDsl.Tool.CommandLine;

/// <summary>The version of the command.</summary>
internal static class ToolVersion
{
    /// <summary>Without the build's own addition.</summary>
    public static string Text { get; } = (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
