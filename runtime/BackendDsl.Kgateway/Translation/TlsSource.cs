namespace BackendDsl.Kgateway.Translation;

/// <summary>Where certificates come from.</summary>
internal enum TlsSource
{
    None,
    Secret,
    Files,
}
