namespace Shop;

/// <summary>The twelve services of the shop.</summary>
public static class Catalogue
{
    /// <summary>All of them, in order of their names.</summary>
    public static IReadOnlyList<Microservice> Services { get; } =
    [
        new("accounts", "identity", Tier.Critical) { TlsHost = "accounts.shop.example.com" },
        new("cart", "checkout", Tier.Critical) { IsSticky = true },
        new("catalogue", "discovery", Tier.Standard),
        new("checkout", "checkout", Tier.Critical),
        new("inventory", "logistics", Tier.Standard) { Protocol = Protocol.Grpc, Port = 9090 },
        new("notifications", "growth", Tier.BestEffort),
        new("orders", "checkout", Tier.Critical) { Protocol = Protocol.Grpc, Port = 9090 },
        new("payments", "checkout", Tier.Critical) { TlsHost = "payments.shop.example.com" },
        new("recommendations", "growth", Tier.BestEffort),
        new("search", "discovery", Tier.Standard),
        new("shipping", "logistics", Tier.Standard),
        new("storefront", "discovery", Tier.Critical),
    ];
}
