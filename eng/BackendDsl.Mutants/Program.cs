using System.Globalization;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Mutants;

/// <summary>
/// Makes one place of a project wrong at a time, and tells whether its tests notice:
/// <c>dotnet run --project eng/BackendDsl.Mutants -- PROJECT.csproj TESTS.dll [--file TEXT]... [--at TEXT]... [--take N] [--seed N] [--least PERCENT] [-- FILTER...]</c>.
/// <c>--file</c> takes the files whose path has the text, <c>--at</c> the mutants that are printed with the text (<c>Cidr.cs:28:</c>);
/// the filter goes to the tests as it is (<c>-class '*ListRules*'</c>). The tests must be built.
/// A score counts only where the tests are green without a change and a planted fault (in the files looked at, each condition is turned round) is noticed: else the exit code is 2.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("usage: PROJECT.csproj TESTS.dll [--file TEXT]... [--at TEXT]... [--take N] [--seed N] [--least PERCENT] [-- FILTER...]");
            return 2;
        }

        var own = args.Skip(2).TakeWhile(a => a != "--").ToList();
        var project = ProjectCompilation.Read(args[0], Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
        using var folder = new TestFolder(args[1], [.. args.Skip(2 + own.Count + 1)]);
        var target = folder[project.FileName];

        var (files, places) = (Values(own, "--file").ToList(), Values(own, "--at").ToList());
        var mutants = project.Compilation.SyntaxTrees
            .Where(t => files.Count == 0 || files.Exists(f => t.FilePath.Replace('\\', '/').Contains(f, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(t => t.FilePath, StringComparer.Ordinal).SelectMany(MutantFinder.Of)
            .Where(m => places.Count == 0 || places.Exists(p => m.ToString().Contains(p, StringComparison.Ordinal))).ToList();
        var random = new Random(Number(own, "--seed", 1));
        var chosen = mutants.OrderBy(_ => random.Next()).Take(Number(own, "--take", 100)).ToList();
        if (chosen.Count == 0)
            return Refuse("there is nothing to change in these files");

        var switched = chosen.Where(m => Switches.Takes(project.Compilation, m)).ToList();
        if (!project.TryEmit(Switches.Into(project.Compilation, switched), target))
            throw new InvalidOperationException("the project does not compile as it is, or not with all the mutants behind their switches");
        if (folder.Classes() is not { } classes)
            return Refuse("the tests are not green without a change\n" + folder.Failure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{switched.Count} of {chosen.Count} mutants are compiled together; {classes.Count} classes of tests take {classes.Sum(c => c.Time.TotalSeconds):F0} s"));

        var (killed, survived, refused) = (0, 0, 0);
        for (var i = 0; i < switched.Count; i++)
        {
            var reaching = classes.Where(c => c.Reached.Contains(i)).ToList();
            Count(switched[i], reaching.Count == 0 ? "not reached" : folder.AreGreen(reaching, i) ? "survived" : null);
        }

        foreach (var mutant in chosen.Except(switched).ToList())
        {
            var tree = mutant.Apply();
            var changed = project.Compilation.ReplaceSyntaxTree(mutant.Tree, tree);
            if (!Switches.Compiles(changed, tree) || !project.TryEmit(changed, target))
                refused++;
            else
                Count(mutant, folder.AreGreen(classes) ? "survived" : null);
        }

        if (!Plant.In(project, chosen.Select(m => m.Tree).Distinct(), target) || folder.AreGreen(classes))
            return Refuse("a planted fault is not noticed: what is told above says nothing");
        var score = killed + survived == 0 ? 0 : 100.0 * killed / (killed + survived);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} killed, {survived} survived, {refused} do not compile, of {mutants.Count} there are: {score:F0} %"));
        return score >= Number(own, "--least", 0) ? 0 : 1;

        void Count(Mutant mutant, string? why)
        {
            if (why is null)
                killed++;
            else
                survived++;
            if (why is not null)
                Console.WriteLine(why + ": " + mutant);
        }
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
