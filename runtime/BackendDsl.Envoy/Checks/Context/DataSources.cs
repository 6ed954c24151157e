using System.Text;
using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Envoy.Checks.Context;

/// <summary>Reads what a DataSource names, as far as it is known.</summary>
internal static class DataSources
{
    public static readonly ClusterRule File = new("file-exists", "S46", FindingEffect.Refused,
        "files that hold certificates, keys and the like exist where Envoy runs", "common/config/datasource.cc, DataSource::read", needsEnvironment: true);

    public static readonly ClusterRule Variable = new("environment-variable-exists", "", FindingEffect.Refused,
        "environment variables that hold certificates, keys and the like are set where Envoy runs", "common/config/datasource.cc, DataSource::read", needsEnvironment: true);

    public static readonly ClusterRule Empty = new("data-source-not-empty", "", FindingEffect.Refused,
        "data that has to be there is not empty", "common/config/datasource.cc, DataSource::read");

    public static IReadOnlyList<ClusterRule> All { get; } = [File, Variable, Empty];

    public static SourceData Read(Inspection inspection, DataSource? source, Place at, bool allowEmpty = true)
    {
        var environment = inspection.Environment;
        byte[]? bytes = null;
        var origin = "<inline>";
        switch (source?.SpecifierCase)
        {
            case DataSource.SpecifierOneofCase.InlineString: bytes = Encoding.UTF8.GetBytes(source.InlineString); break;
            case DataSource.SpecifierOneofCase.InlineBytes: bytes = source.InlineBytes.ToByteArray(); break;
            case DataSource.SpecifierOneofCase.Filename:
                origin = source.Filename;
                if (environment is { ReadFile: { } read, Paths: null } || (environment.ReadFile is not null && environment.Paths!.Contains(origin)))
                {
                    bytes = environment.ReadFile(origin);
                    if (bytes is null) return Missing(inspection, at.Member("filename"), origin);
                }
                else if (environment.Paths is { } paths)
                {
                    return paths.Contains(origin) ? new(SourceState.Unknown, [], origin) : Missing(inspection, at.Member("filename"), origin);
                }
                else
                {
                    inspection.Depends(File, at.Member("filename"), $"{origin} must exist where Envoy runs");
                    return new(SourceState.Unknown, [], origin);
                }
                break;
            case DataSource.SpecifierOneofCase.EnvironmentVariable:
                if (environment.Variables is not { } variables)
                {
                    inspection.Depends(Variable, at.Member("environment_variable"), $"the variable {source.EnvironmentVariable} must be set where Envoy runs");
                    return new(SourceState.Unknown, [], origin);
                }
                if (!variables.TryGetValue(source.EnvironmentVariable, out var value))
                {
                    inspection.Report(Variable, at.Member("environment_variable"), $"Environment variable doesn't exist: {source.EnvironmentVariable}");
                    return new(SourceState.Missing, [], origin);
                }
                bytes = Encoding.UTF8.GetBytes(value);
                break;
            default:
                return new(SourceState.Absent, [], "");
        }
        if (bytes.Length == 0 && !allowEmpty) inspection.Report(Empty, at, "DataSource cannot be empty");
        return new(SourceState.Read, bytes, origin);
    }

    private static SourceData Missing(Inspection inspection, Place at, string path)
    {
        inspection.Report(File, at, $"Invalid path: {path}");
        return new(SourceState.Missing, [], path);
    }
}
