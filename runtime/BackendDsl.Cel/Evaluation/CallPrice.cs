namespace BackendDsl.Cel.Evaluation;

/// <summary>What a call costs while it runs: one unit, or more with the size of what it goes over.</summary>
internal enum CallPrice : byte
{
    One,
    Receiver,
    ReceiverTwice,
    Argument,
    Product,
    Pattern,
    Items,
    Check,
}
