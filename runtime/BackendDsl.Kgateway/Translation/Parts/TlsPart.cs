using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.tls</c>: a socket in place of the one that is there.</summary>
internal sealed class TlsPart(ByteString context) : PolicyPart(PolicyUnit.Tls)
{
    public override bool Apply(ClusterDraft draft)
    {
        draft.SetTls(context);
        return true;
    }
}
