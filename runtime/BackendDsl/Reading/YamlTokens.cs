namespace BackendDsl.Reading;

/// <summary>The tokens of YAML text.</summary>
internal static class YamlTokens
{
    public static ModelReader ReadSingle(string yaml) => throw new NotImplementedException();
}
