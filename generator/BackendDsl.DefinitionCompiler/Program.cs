using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler;

/// <summary>Compiles custom resource definitions for a build.</summary>
internal static class Program
{
    /// <summary>The assembly is there.</summary>
    private const int Done = 0;

    /// <summary>It is left to a compiler; the reason was written.</summary>
    private const int Left = 3;

    /// <summary>Runs with one argument: a file of options.</summary>
    public static int Main(string[] arguments)
    {
        try
        {
            new DefinitionCompilation(CompileOptions.Read(arguments[0])).Run();
            return Done;
        }
        // Whatever happens, a compiler can do it; what is wrong with a definition it tells.
        catch (Exception e)
        {
            Console.Out.WriteLine((e is AggregateException { InnerExceptions: [var inner, ..] } ? inner : e) switch
            {
                CannotCompileException left => left.Message,
                var other => other.GetType().Name + ": " + other.Message.ReplaceLineEndings(" "),
            });
            return Left;
        }
    }
}
