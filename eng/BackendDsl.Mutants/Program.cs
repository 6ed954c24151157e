using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Mutants;

/// <summary>
/// Makes one place of a project wrong at a time, and tells whether its tests notice:
/// <c>dotnet run --project eng/BackendDsl.Mutants -- PROJECT.csproj TESTS.dll [--file TEXT]... [--take N] [--seed N] [--least PERCENT] [-- FILTER...]</c>.
/// <c>--file</c> takes the files whose path has the text; the filter goes to the tests as it is (<c>-class '*ListRules*'</c>). The tests must be built.
/// A score counts only where the tests are green without a change and a planted fault (in the files looked at, each condition is turned round) is noticed: else the exit code is 2.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("usage: PROJECT.csproj TESTS.dll [--file TEXT]... [--take N] [--seed N] [--least PERCENT] [-- FILTER...]");
            return 2;
        }

        var own = args.Skip(2).TakeWhile(a => a != "--").ToList();
        var project = ProjectCompilation.Read(args[0], Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
        using var folder = new TestFolder(args[1], [.. args.Skip(2 + own.Count + 1)]);
        var target = folder[project.FileName];
        if (!project.TryEmit(project.Compilation, target))
            throw new InvalidOperationException("the project does not compile as it is");
        var watch = Stopwatch.StartNew();
        if (!folder.AreGreen(TimeSpan.FromMinutes(10)))
            return Refuse("the tests are not green without a change\n" + folder.Failure);
        var limit = TimeSpan.FromSeconds(20) + (4 * watch.Elapsed);

        var files = Values(own, "--file").ToList();
        var mutants = project.Compilation.SyntaxTrees
            .Where(t => files.Count == 0 || files.Exists(f => t.FilePath.Replace('\\', '/').Contains(f, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(t => t.FilePath, StringComparer.Ordinal).SelectMany(MutantFinder.Of).ToList();
        var random = new Random(Number(own, "--seed", 1));
        var chosen = mutants.OrderBy(_ => random.Next()).Take(Number(own, "--take", 100)).ToList();
        if (chosen.Count == 0)
            return Refuse("there is nothing to change in these files");
        if (!Plant.In(project, chosen.Select(m => m.Tree).Distinct(), target) || folder.AreGreen(limit))
            return Refuse("a planted fault is not noticed: what follows would say nothing");

        var (killed, survived, refused) = (0, 0, 0);
        foreach (var mutant in chosen)
        {
            if (!project.TryEmit(project.Compilation.ReplaceSyntaxTree(mutant.Tree, mutant.Apply()), target))
            {
                refused++;
            }
            else if (folder.AreGreen(limit))
            {
                survived++;
                Console.WriteLine("survived: " + mutant);
            }
            else
            {
                killed++;
            }
        }

        var score = killed + survived == 0 ? 0 : 100.0 * killed / (killed + survived);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} killed, {survived} survived, {refused} do not compile, of {mutants.Count} there are: {score:F0} %"));
        return score >= Number(own, "--least", 0) ? 0 : 1;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }

    private static IEnumerable<string> Values(List<string> args, string name) => args.Zip(args.Skip(1)).Where(p => p.First == name).Select(p => p.Second);

    private static int Number(List<string> args, string name, int otherwise) =>
        Values(args, name).LastOrDefault() is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
