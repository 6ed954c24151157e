using BackendDsl.Emit;

// The build runs this on the closure of the user's project; see BackendDsl.targets.
return EmitCommand.Run(args, Console.Out);
