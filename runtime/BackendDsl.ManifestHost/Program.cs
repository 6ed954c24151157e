
// The build runs this on the closure of the user's project; see BackendDsl.targets.
using BackendDsl.ManifestHost;

return EmitCommand.Run(args, Console.Out);
