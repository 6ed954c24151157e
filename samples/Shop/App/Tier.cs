namespace Shop;

/// <summary>How much a service matters to a customer who is about to buy.</summary>
public enum Tier
{
    /// <summary>Without it nobody buys.</summary>
    Critical,

    /// <summary>Without it the shop is a worse one.</summary>
    Standard,

    /// <summary>Nobody notices for an hour.</summary>
    BestEffort,
}
