using BackendDsl.Validation.Definitions;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Finds the schema of a field that a path of the server's form names.</summary>
internal static class SchemaPath
{
    public static SchemaNode? Find(SchemaNode root, string path)
    {
        SchemaNode? node = root;
        var at = 0;
        while (node is not null && at < path.Length)
        {
            if (path[at] == '[')
            {
                var end = path.IndexOf(']', at);
                node = node.Items ?? node.AdditionalProperties;
                at = end < 0 ? path.Length : end + 1;
            }
            else
            {
                if (path[at] == '.')
                    at++;
                var end = path.IndexOfAny(['.', '['], at);
                var name = path.Substring(at, (end < 0 ? path.Length : end) - at);
                node = node.FindProperty(name) ?? node.AdditionalProperties;
                at += name.Length;
            }
        }

        return node;
    }
}
