namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Names of images, as far as the server reads them: it wants the tag.</summary>
internal static class ImageName
{
    /// <summary>Always for the tag "latest", which no tag means too; else what is there will do.</summary>
    public static string PullPolicy(string image) => Tag(image) == "latest" ? "Always" : "IfNotPresent";

    // The tag; "latest" where the name has neither tag nor digest, empty where it is no name.
    private static string Tag(string image)
    {
        var digest = image.IndexOf('@');
        var name = digest < 0 ? image : image.Substring(0, digest);
        var colon = name.LastIndexOf(':');
        var tag = colon >= 0 && name.IndexOf('/', colon) < 0 ? name.Substring(colon + 1) : null;
        if (!IsName(tag is null ? name : name.Substring(0, colon)))
            return "";
        return tag ?? (digest < 0 ? "latest" : "");
    }

    // Lower-case parts between slashes; the first may be a host with a port.
    private static bool IsName(string name)
    {
        if (name.Length == 0)
            return false;
        var first = true;
        foreach (var part in name.Split('/'))
        {
            if (part.Length == 0)
                return false;
            var host = first && name.IndexOf('/') > 0;
            foreach (var c in part)
            {
                if (!(c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-' || (host && c is ':' or '[' or ']' or (>= 'A' and <= 'Z'))))
                    return false;
            }

            if (!host && (!IsEnd(part[0]) || !IsEnd(part[part.Length - 1])))
                return false;
            first = false;
        }

        return true;

        static bool IsEnd(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
    }
}
