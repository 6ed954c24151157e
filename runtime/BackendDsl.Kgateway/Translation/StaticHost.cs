namespace BackendDsl.Kgateway.Translation;

/// <summary>One host of a static Backend.</summary>
internal readonly record struct StaticHost(string Host, uint Port);
