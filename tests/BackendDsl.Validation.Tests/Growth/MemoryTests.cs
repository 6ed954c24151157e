using System.Globalization;
using System.Text;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.Growing;

/// <summary>What is kept in memory, counted over the whole process: alone, after all others.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    /// <summary>What is kept of a text of many resources, once it is read, in bytes for each byte of the text.</summary>
    [Fact]
    public void Documents_are_kept_in_four_times_their_text()
    {
        var text = Repeat(5_000, "---\napiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata:\n  name: policy-#\n  namespace: default\n  labels:\n    app.kubernetes.io/name: shop-#\nspec:\n  targetRefs:\n  - group: ''\n    kind: Service\n    name: service-#\n  connectTimeout: 5s\n  perConnectionBufferLimitBytes: 65536\n  loadBalancer:\n    leastRequest:\n      choiceCount: 3\n  healthCheck:\n    timeout: 1s\n    interval: 10s\n    unhealthyThreshold: 3\n    healthyThreshold: 1\n    http:\n      path: /healthz\n");
        DocumentReader.Read(text[..text.IndexOf("policy-2", StringComparison.Ordinal)]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var set = DocumentReader.Read(text);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(5_000, set.Documents.Count);
        var ratio = (double)kept / Encoding.UTF8.GetByteCount(text);
        Assert.True(ratio < 4, string.Create(CultureInfo.InvariantCulture, $"{kept} bytes are kept of {text.Length}, {ratio:F1} times"));
        GC.KeepAlive(set);
    }

    private static string Repeat(int count, string part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
