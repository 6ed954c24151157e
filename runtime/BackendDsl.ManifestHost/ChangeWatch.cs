using BackendDsl.Cel.Values;
using BackendDsl.Manifests;
using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Where nobody says what is deployed, the manifest that is about to be overwritten is taken for it, and what a server would refuse of the change is
/// a warning. The old manifest is kept in the record beside the files, so that the next build still warns, until the change is taken back, somebody
/// deletes the line, or <c>DeployedManifests</c> tells what is deployed.
/// </summary>
internal sealed class ChangeWatch(EmitOptions options)
{
    /// <summary>What is kept from now on.</summary>
    public List<PendingChange> Pending { get; } = [];

    /// <summary>Judges the changes of these resources.</summary>
    public IEnumerable<EmitProblem> Evaluate(IReadOnlyList<FoundResource> resources)
    {
        if (options.Mode != ManifestsMode.Write || options.Deployed is not null || options.ManifestsDirectory is not { } folder || !Directory.Exists(folder))
            yield break;
        var record = OwnedFiles.Read(folder, options.Project);
        var before = ReadFiles(folder, record);
        foreach (var found in resources)
        {
            var kept = record.Pending.FirstOrDefault(p => p.Identity == found.Identity)?.Before;
            var old = kept is null ? before.Find(found.Identity) : Parse(kept);
            if (old.Kind != ValueKind.Object)
                continue;
            var findings = UpdateEvaluator.OfTheChange(found, old, options).ToList();
            if (findings.Count == 0)
                continue;
            // A record is committed: what a Secret held is not copied into it.
            if (found.Identity.Kind != "Secret")
                Pending.Add(new(found.Identity, kept ?? ManifestWriter.ToYaml(old.Object)));
            foreach (var finding in findings)
            {
                var told = EmitProblem.Of(found, finding with { Severity = FindingSeverity.Warning });
                yield return told with
                {
                    Message = $"{told.Message} (if what the manifest said before is deployed; {OwnedFiles.FileName(options.Project)} keeps it until the change is taken back or its line is deleted; DeployedManifests tells what is deployed)",
                };
            }
        }
    }

    private static DeployedObjects ReadFiles(string folder, OwnedRecord record)
    {
        var objects = new DeployedObjects();
        foreach (var path in record.Paths.Where(DeployedFiles.IsManifest).Order(StringComparer.Ordinal))
        {
            var full = Path.Combine(folder, path);
            if (!File.Exists(full) || new FileInfo(full) is { LinkTarget: not null } or { Length: > DocumentLimits.Length })
                continue;
            try
            {
                objects.Add(path, File.ReadAllText(full));
            }
            catch (EmitUsageException)
            {
                // What somebody broke by hand is written anew; it says nothing about what was there.
            }
        }

        return objects;
    }

    private static Value Parse(string text)
    {
        var set = DocumentReader.Read(text);
        return set.Documents.Count == 1 ? set.Documents[0].Root : default;
    }
}
