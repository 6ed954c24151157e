// The build runs this on a user's assembly; see BackendDsl.targets.
using BackendDsl.ManifestHost;

return HostEntry.Run(args);
