using System.Globalization;
using System.Text;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// Makes definitions such as controllers publish, where the public ones are not at hand: some hundred properties in objects five deep, with descriptions, enumerations,
/// patterns, limits, lists of objects, maps and a status with conditions. The same number always gives the same text.
/// </summary>
internal static class DefinitionMaker
{
    private static readonly string[] s_words =
        ["cluster", "endpoint", "timeout", "policy", "retry", "backend", "listener", "certificate", "replica", "storage", "probe", "header", "route", "limit", "window", "secret", "selector", "template", "schedule", "target"];

    /// <summary>Writes definitions into a folder and gives their files.</summary>
    public static IReadOnlyList<string> Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var files = new string[count];
        for (var i = 0; i < count; i++)
        {
            files[i] = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"kind{i:0000}.yaml"));
            File.WriteAllText(files[i], Definition(i));
        }

        return files;
    }

    private static string Definition(int number)
    {
        var state = (uint)(number * 2654435761u) + 12345u;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: kind{{number:0000}}s.bench{{number % 40}}.example.com
            spec:
              group: bench{{number % 40}}.example.com
              names:
                kind: Kind{{number:0000}}
                plural: kind{{number:0000}}s
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                subresources:
                  status: {}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        description: What is wanted of the resource.

            """);
        Properties(text, "            ", 0, ref state);
        text.Append("""
                      status:
                        type: object
                        properties:
                          observedGeneration:
                            type: integer
                            format: int64
                          conditions:
                            type: array
                            items:
                              type: object
                              required: [type, status]
                              properties:
                                type:
                                  type: string
                                status:
                                  type: string
                                  enum: ["True", "False", Unknown]
                                reason:
                                  type: string
                                message:
                                  type: string
                                lastTransitionTime:
                                  type: string
                                  format: date-time

            """);
        return text.ToString();
    }

    private static void Properties(StringBuilder text, string indent, int depth, ref uint state)
    {
        text.Append(indent).Append("properties:\n");
        var count = 6 + (int)(Next(ref state) % 7);
        for (var i = 0; i < count; i++)
        {
            var name = s_words[Next(ref state) % s_words.Length] + char.ToUpperInvariant(s_words[i][0]) + s_words[i][1..];
            var inner = indent + "    ";
            text.Append(indent).Append("  ").Append(name).Append(":\n");
            text.Append(inner).Append("description: The ").Append(name).Append(" of the resource. It is read when the resource is reconciled, and a change of it takes effect without a restart.\n");
            switch (Next(ref state) % (depth < 4 ? 10u : 7u))
            {
                case 0 or 1:
                    text.Append(inner).Append("type: string\n").Append(inner).Append("maxLength: 253\n");
                    break;
                case 2:
                    text.Append(inner).Append("type: integer\n").Append(inner).Append("format: int32\n").Append(inner).Append("minimum: 0\n");
                    break;
                case 3:
                    text.Append(inner).Append("type: boolean\n");
                    break;
                case 4:
                    text.Append(inner).Append("type: string\n").Append(inner).Append("enum: [Always, Never, IfNotPresent]\n");
                    break;
                case 5:
                    text.Append(inner).Append("type: array\n").Append(inner).Append("items:\n").Append(inner).Append("  type: string\n").Append(inner).Append("  pattern: ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$\n");
                    break;
                case 6:
                    text.Append(inner).Append("type: object\n").Append(inner).Append("additionalProperties:\n").Append(inner).Append("  type: string\n");
                    break;
                case 7 or 8:
                    text.Append(inner).Append("type: object\n");
                    Properties(text, inner, depth + 1, ref state);
                    break;
                default:
                    text.Append(inner).Append("type: array\n").Append(inner).Append("items:\n").Append(inner).Append("  type: object\n");
                    Properties(text, inner + "  ", depth + 1, ref state);
                    break;
            }
        }
    }

    // A linear congruential generator: the same on every machine and in every version of the runtime.
    private static uint Next(ref uint state)
    {
        state = unchecked((state * 1664525u) + 1013904223u);
        return state >> 8;
    }
}
