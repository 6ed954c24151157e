namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A kind as it is to be printed.</summary>
/// <param name="Model">The kind.</param>
/// <param name="NestCompanions">True where spec, status and list stand inside the root class.</param>
/// <param name="HintSuffix">True where the hint name needs to be told apart from another's.</param>
internal sealed record KindToPrint(KindModel Model, bool NestCompanions, bool HintSuffix);
