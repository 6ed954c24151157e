namespace BackendDsl.Tool.Preview;

/// <summary>Where manifests come from: files, or a project.</summary>
internal interface IPreviewSource
{
    /// <summary>What the page is called.</summary>
    string Title { get; }

    /// <summary>Changes whenever something changed that <see cref="Read"/> would tell; cheap enough to be asked several times a second.</summary>
    string Stamp();

    /// <summary>What there is now.</summary>
    PreviewInput Read();
}
