using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// How much of a request a resource takes. The API server reads so many bytes of one and answers 413 to a longer one (<c>MaxRequestBodyBytes</c> of its configuration, twice what etcd
/// takes of one; no flag of kube-apiserver changes it). What is counted is JSON without blanks, and never too much: a sign that is escaped, or more than one byte, counts as one, and a
/// number as one sign.
/// </summary>
internal static class RequestSize
{
    /// <summary>The brackets of an object or a list, less the comma that is not behind its last part, and the comma behind itself.</summary>
    public const int Container = 2;

    /// <summary>All of a resource: there is no comma behind it.</summary>
    public const long Most = DocumentLimits.RequestBytes + 1L;

    /// <summary>What is told of a resource that is larger.</summary>
    public static readonly string Message =
        $"this resource takes more than {DocumentLimits.RequestBytes >> 20} MiB as JSON, and the API server refuses it (Request entity too large: limit is {DocumentLimits.RequestBytes}); split it, or keep its data elsewhere";

    /// <summary>The name of a member with its quotes and the colon behind it.</summary>
    public static int OfName(string name) => name.Length + 3;

    /// <summary>A value that is no object and no list, with the comma behind it.</summary>
    public static long OfScalar(in Value value) => value.Kind == ValueKind.String ? value.String.Length + 3L : 2;

    /// <summary>True where the server refuses a resource for its size.</summary>
    public static bool IsExceeded(IObjectValue resource) => Left(Value.Of(resource), Most) < 0;

    private static long Left(in Value value, long room)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                room -= Container;
                for (var i = 0; i < value.Object.Count && room >= 0; i++)
                {
                    var member = value.Object.ValueAt(i);
                    if (!member.IsAbsent)
                        room = Left(member, room - OfName(value.Object.NameAt(i)));
                }

                return room;
            case ValueKind.Array:
                room -= Container;
                for (var i = 0; i < value.Array.Count && room >= 0; i++)
                    room = Left(value.Array[i], room);
                return room;
            default:
                return room - OfScalar(value);
        }
    }
}
