using System.Text;
using BackendDsl.Cel.Values;
using k8s.Models;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One Secret or ConfigMap of the input.</summary>
internal sealed class KeyValueSource
{
    private readonly Func<string, string?> _find;
    private (string? Chain, string? Problem, string? Doubt)? _cleanChain;

    private KeyValueSource(ObjectHead head, Func<string, string?> find)
    {
        Head = head;
        _find = find;
    }

    public ObjectHead Head { get; }

    public static KeyValueSource ReadSecret(object item) => item is V1Secret typed
        ? new(new(typed.Metadata), key => Find(typed.StringData, key) ?? Decode(typed.Data, key))
        : Read((IObjectValue)item, isSecret: true);

    public static KeyValueSource ReadConfigMap(object item) => item is V1ConfigMap typed
        ? new(new(typed.Metadata), key => Find(typed.Data, key) ?? Decode(typed.BinaryData, key))
        : Read((IObjectValue)item, isSecret: false);

    public bool Has(string key) => _find(key) is not null;

    public string Text(string key) => _find(key) ?? "";

    /// <summary>The chain of the pair <c>tls.crt</c> and <c>tls.key</c>, checked once however many policies name the Secret.</summary>
    public string? CleanChain(string chain, string key, out string? problem, out string? doubt)
    {
        if (_cleanChain is null)
        {
            var clean = Pem.CleanChain(chain, key, out var found);
            _cleanChain = (clean, found, clean is null ? null : Pem.WhyEnvoyRefuses(clean));
        }

        doubt = _cleanChain.Value.Doubt;

        problem = _cleanChain.Value.Problem;
        return _cleanChain.Value.Chain;
    }

    private static KeyValueSource Read(IObjectValue item, bool isSecret)
    {
        var plain = Child(item, isSecret ? "stringData" : "data");
        var encoded = Child(item, isSecret ? "data" : "binaryData");
        return new(new(item), key => Member(plain, key) ?? Decode(Member(encoded, key)));
    }

    private static IObjectValue? Child(IObjectValue item, string name) => item[name] is { Kind: ValueKind.Object } child ? child.Object : null;

    private static string? Member(IObjectValue? values, string key) => values is not null && values[key] is { Kind: ValueKind.String } text ? text.String : null;

    private static string? Find(IDictionary<string, string>? values, string key) => values is not null && values.TryGetValue(key, out var found) ? found : null;

    private static string? Decode(IDictionary<string, byte[]>? values, string key) =>
        values is not null && values.TryGetValue(key, out var found) ? Encoding.UTF8.GetString(found) : null;

    private static string? Decode(string? base64)
    {
        if (base64 is null)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
