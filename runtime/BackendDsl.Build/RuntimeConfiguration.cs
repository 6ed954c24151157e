using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;

namespace BackendDsl.Build;

/// <summary>
/// The host's own runtime configuration. The project's would not do: of a self-contained one it asks for the frameworks of another machine, and a
/// library has none.
/// </summary>
internal static class RuntimeConfiguration
{
    /// <summary>
    /// Prints it: the project's shared frameworks at the lowest patch of its target framework, rolling forward to what is installed, and the
    /// switches the project sets. Switches for trimming and for the garbage collector are about the shipped program and left out.
    /// </summary>
    /// <param name="frameworks">FrameworkReference items.</param>
    /// <param name="version">The target framework's version, for example <c>10.0</c>.</param>
    /// <param name="switches">RuntimeHostConfigurationOption items.</param>
    public static string Print(IEnumerable<ITaskItem> frameworks, string version, IEnumerable<ITaskItem> switches)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "Microsoft.NETCore.App" };
        foreach (var framework in frameworks)
        {
            // A profile (Microsoft.WindowsDesktop.App.WPF) is part of the framework before its last dot.
            var name = framework.ItemSpec;
            if (name.StartsWith("Microsoft.WindowsDesktop.App", StringComparison.OrdinalIgnoreCase))
                name = "Microsoft.WindowsDesktop.App";
            // Desktop frameworks exist on Windows alone; elsewhere code that does not touch them still runs.
            if (name != "Microsoft.WindowsDesktop.App" || Environment.OSVersion.Platform == PlatformID.Win32NT)
                names.Add(name);
        }

        var text = new StringBuilder("{\n  \"runtimeOptions\": {\n    \"rollForward\": \"Major\",\n    \"frameworks\": [");
        var separator = "\n";
        foreach (var name in names)
        {
            text.Append(separator).Append("      { \"name\": ").Append(Quote(name)).Append(", \"version\": ").Append(Quote(version.TrimStart('v', 'V') + ".0")).Append(" }");
            separator = ",\n";
        }

        text.Append("\n    ],\n    \"configProperties\": {");
        separator = "\n";
        foreach (var option in switches)
        {
            if (!Matters(option))
                continue;
            text.Append(separator).Append("      ").Append(Quote(option.ItemSpec)).Append(": ").Append(Value(option.GetMetadata("Value")));
            separator = ",\n";
        }

        return text.Append("\n    }\n  }\n}\n").ToString();
    }

    private static bool Matters(ITaskItem option)
    {
        var name = option.ItemSpec;
        if (name.StartsWith("System.Globalization.", StringComparison.Ordinal))
            return true;
        return !name.StartsWith("System.GC.", StringComparison.Ordinal) && !"true".Equals(option.GetMetadata("Trim"), StringComparison.OrdinalIgnoreCase);
    }

    private static string Value(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? "true"
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? "false"
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : Quote(text);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ')
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
