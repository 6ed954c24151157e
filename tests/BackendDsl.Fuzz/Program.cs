using System.Globalization;
using BackendDsl.Fuzz;

// replay               every seed once, without instrumentation
// run SECONDS [NAME]   that long for each target, or for one, guided by coverage
// list                 the targets
return args switch
{
    ["replay"] => FuzzSession.Replay(),
    ["run", var seconds, .. var names] when int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time) => Instrumentation.Run(time, names),
    ["list"] => FuzzSession.List(),
    _ => FuzzSession.Usage(),
};
