using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>Takes the items of lists of resources one at a time, while they are read.</summary>
/// <param name="Take">Is given each item, its place, that of its document, and what was found while it was read.</param>
/// <param name="Drop">What was given of the document at hand does not count: it cannot be read to its end.</param>
internal sealed record ItemSink(Action<Value, SourceMark, SourceMark, IEnumerable<Problem>> Take, Action Drop);
