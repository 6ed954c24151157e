using BackendDsl.Envoy.Validate;
using BackendDsl.EnvoyFacts;
using Google.Protobuf;
using Google.Protobuf.Reflection;

if (args is not [var descriptors, var folder])
{
    Console.Error.WriteLine("usage: BackendDsl.EnvoyFacts DESCRIPTOR_SET FOLDER");
    return 2;
}

var set = FileDescriptorSet.Parser.WithExtensionRegistry([ValidateExtensions.Rules, ValidateExtensions.Required]).ParseFrom(File.ReadAllBytes(descriptors));
var files = set.File.Where(f => f.Package != "validate" && !f.Name.StartsWith("google/protobuf/", StringComparison.Ordinal)).ToList();
Directory.CreateDirectory(folder);
File.WriteAllText(Path.Combine(folder, "messages.txt"), MessageTable.Print(files));
File.WriteAllText(Path.Combine(folder, "constraints.txt"), ConstraintTable.Print(files));
return 0;
