namespace BackendDsl.CSharp.Model.Reading;

/// <summary>How many of a set of members may stand together.</summary>
internal enum UnionKind : byte
{
    ExactlyOne,
    AtMostOne,
    AtLeastOne,
}
