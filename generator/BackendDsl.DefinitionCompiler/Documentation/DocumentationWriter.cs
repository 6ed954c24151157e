using System.Text;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Documentation;

/// <summary>The file of documentation beside the assembly, member by member, as editors read it.</summary>
internal sealed class DocumentationWriter
{
    private const string Indentation = "            ";
    private const string CommentMark = "/// ";

    private readonly TextWriter _output;
    private readonly StringBuilder _id = new();

    /// <summary>Begins the file.</summary>
    public DocumentationWriter(TextWriter output, string assemblyName)
    {
        _output = output;
        _output.Write("<?xml version=\"1.0\"?>\n<doc>\n    <assembly>\n        <name>");
        _output.Write(System.Security.SecurityElement.Escape(assemblyName));
        _output.Write("</name>\n    </assembly>\n    <members>\n");
    }

    /// <summary>A record.</summary>
    public void Type(ClrType type, CSharp.Model.Documentation documentation)
    {
        Begin("T:" + type.Name);
        Write(documentation);
        End();
    }

    /// <summary>An enumeration: its constructor is documented as it is, and its one parameter is a property, too.</summary>
    public void Enumeration(ClrType type, ClrType value, CSharp.Model.Documentation documentation)
    {
        foreach (var id in (string[])["T:" + type.Name, $"M:{type.Name}.#ctor({value.Name})"])
        {
            Begin(id);
            Write(documentation);
            Line("<param name=\"Value\">The value as it is sent.</param>");
            End();
        }

        Simple($"P:{type.Name}.Value", "<summary>The value as it is sent.</summary>");
    }

    /// <summary>A known value of an enumeration.</summary>
    public void Known(ClrType type, string name, string summary)
    {
        Begin("P:" + type.Name + "." + name);
        WriteElement("summary", summary);
        End();
    }

    /// <summary>What every enumeration has beside its values.</summary>
    public void EnumerationMembers(ClrType type, ClrType value)
    {
        Simple($"M:{type.Name}.op_Implicit({value.Name})~{type.Name}", "<summary>Any value, known or not.</summary>");
        Simple($"M:{type.Name}.ToString", "<inheritdoc/>");
    }

    /// <summary>What every record overrides.</summary>
    public void Overrides(ClrType type)
    {
        Simple($"P:{type.Name}.Shape", "<inheritdoc/>");
        Simple($"M:{type.Name}.PrintMembers(System.Text.StringBuilder)", "<inheritdoc/>");
    }

    /// <summary>The method that starts a resource.</summary>
    public void New(ClrType type, IReadOnlyList<ParameterSpec> parameters) =>
        Simple($"M:{type.Name}.New({string.Join(",", parameters.Select(static p => p.Type.Name))})", "<summary>Starts a resource of that name.</summary>");

    /// <summary>A list of resources.</summary>
    public void List(ClrType type, string kind) => Simple("T:" + type.Name, $"<summary>A list of {kind}.</summary>");

    /// <summary>A property.</summary>
    public void Property(ClrType type, string name, CSharp.Model.Documentation documentation)
    {
        Begin("P:" + type.Name + "." + name);
        Write(documentation);
        End();
    }

    /// <summary>The method that goes on from a finished object.</summary>
    public void ToBuilder(ClrType type) => Simple($"M:{type.Name}.ToBuilder", "<summary>A builder that goes on from this object.</summary>");

    /// <summary>A builder.</summary>
    public void Builder(ClrType builder) => Simple("T:" + builder.Name, "<inheritdoc/>");

    /// <summary>A method of a builder.</summary>
    public void BuilderMethod(ClrType builder, string name, ClrType parameter, ClrType type, PropertyModel property)
    {
        _id.Clear().Append("M:").Append(builder.Name).Append('.').Append(name).Append('(');
        parameter.AddName(_id);
        _id.Append(')');
        Begin(_id.ToString());
        Line($"<inheritdoc cref=\"P:{type.Name}.{name}\"/>");
        if (property.UnionNote.Length > 0)
            WriteElement("remarks", property.Documentation.Remarks);
        End();
    }

    /// <summary>Ends the file.</summary>
    public void Finish()
    {
        _output.Write("    </members>\n</doc>\n");
        _output.Flush();
    }

    private void Simple(string id, string content)
    {
        Begin(id);
        Line(content);
        End();
    }

    private void Begin(string id)
    {
        _output.Write("        <member name=\"");
        _output.Write(id);
        _output.Write("\">\n");
    }

    private void End() => _output.Write("        </member>\n");

    private void Line(ReadOnlySpan<char> text)
    {
        _output.Write(Indentation);
        _output.Write(text);
        _output.Write('\n');
    }

    private void Write(CSharp.Model.Documentation documentation) => Write(writer => XmlDoc.Print(writer, documentation));

    private void WriteElement(string element, string text) => Write(writer => XmlDoc.PrintElement(writer, element, text));

    // The comment that the source has, without its marks.
    private void Write(Action<SourceWriter> print)
    {
        var comment = new SourceWriter();
        print(comment);
        foreach (var line in comment.ToString().AsSpan().TrimEnd('\n').EnumerateLines())
            Line(line[CommentMark.Length..]);
    }
}
