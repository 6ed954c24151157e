namespace BackendDsl.Cel.Text;

/// <summary>The parts of a URL, each with its own rules for what must be escaped.</summary>
internal enum UrlPart
{
    Path,
    Host,
    Zone,
    User,
    Query,
    Fragment,
}
