using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.connectTimeout</c></summary>
internal sealed class ConnectTimeoutPart(Duration timeout) : PolicyPart(PolicyUnit.ConnectTimeout)
{
    public override bool Apply(ClusterDraft draft)
    {
        draft.Cluster.ConnectTimeout = Give(timeout);
        return true;
    }
}
