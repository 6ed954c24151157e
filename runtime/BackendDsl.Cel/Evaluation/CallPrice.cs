namespace BackendDsl.Cel.Evaluation;

/// <summary>What a call costs while it runs: one unit, or more with the size of what it goes over.</summary>
internal enum CallPrice : byte
{
    One,
    Receiver,
    ReceiverTwice,
    ResultTwice,
    Contains,
    Pattern,
    Traversal,
    Check,
    ContainsIp,
    ContainsIpText,
    ContainsCidr,
    ContainsCidrText,
    Validate,
    ListOfResult,
    Flatten,
    SelfCompare,
    Sets,
    SetsTwice,
}
