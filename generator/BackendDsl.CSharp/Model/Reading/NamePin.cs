namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A name chosen by the user for the type at a path, or for the member there.</summary>
/// <param name="Kind">The kind meant, or empty for every kind of the file.</param>
/// <param name="Path">The path, for example <c>spec.rules[].matches[]</c>.</param>
/// <param name="Name">The C# name.</param>
/// <param name="IsMember">True for the member itself, false for its type.</param>
internal sealed record NamePin(string Kind, string Path, string Name, bool IsMember)
{
    /// <summary>As it was written.</summary>
    public override string ToString() => (IsMember ? "member:" : "") + (Kind.Length > 0 ? Kind + "/" : "") + Path + "=" + Name;

    /// <summary>Reads <c>spec.tls=Tls;HTTPRoute/spec.rules[]=Rule;member:spec.foo_bar=Foo</c>; what is not of that form is left out and told in <paramref name="wrong"/>.</summary>
    public static EquatableArray<NamePin> Parse(string text, List<string> wrong)
    {
        var pins = new List<NamePin>();
        foreach (var part in text.Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = part.Trim();
            if (entry.Length == 0)
                continue;
            var equals = entry.LastIndexOf('=');
            var name = equals < 0 ? "" : entry.Substring(equals + 1).Trim();
            var path = equals < 0 ? "" : entry.Substring(0, equals).Trim();
            var isMember = path.StartsWith("member:", StringComparison.Ordinal);
            if (isMember)
                path = path.Substring(7);
            var slash = path.IndexOf('/');
            var kind = slash > 0 ? path.Substring(0, slash) : "";
            path = slash > 0 ? path.Substring(slash + 1) : path;
            if (path.Length == 0 || !Naming.Identifiers.IsIdentifier(name) || Naming.Identifiers.Escape(name) != name)
                wrong.Add(entry);
            else
                pins.Add(new(kind, path, name, isMember));
        }

        return new([.. pins]);
    }
}
