namespace BackendDsl.Models;

/// <summary>A list or map that a builder may still be filling.</summary>
internal interface IOpenCollection
{
    bool IsOpen { get; }

    void Close();
}
