namespace BackendDsl.ManifestHost;

/// <summary>Everything that changes an output folder, in one place: tests let each of them fail in turn.</summary>
internal class FileActions
{
    /// <summary>Makes a folder and those above it, where they are not there.</summary>
    public virtual void CreateDirectory(string path) => Directory.CreateDirectory(path);

    /// <summary>Writes a file anew.</summary>
    public virtual void Write(string path, byte[] content) => File.WriteAllBytes(path, content);

    /// <summary>Renames a file over another, in one step.</summary>
    public virtual void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Deletes a file; one that is not there is deleted already.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Deletes an empty folder.</summary>
    public virtual void DeleteDirectory(string path) => Directory.Delete(path);
}
