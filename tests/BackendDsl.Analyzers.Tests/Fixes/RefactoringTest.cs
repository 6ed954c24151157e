using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.Tests.Fixes;

/// <summary>Code before and after a refactoring; <c>$$</c> is the cursor. What comes out compiles.</summary>
internal static class RefactoringTest
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using BackendDsl;
        global using BackendDsl.Kgateway.V1Alpha1;
        global using k8s.Models;
        """;

    /// <summary>The titles offered, and the code after the first; null where nothing is offered.</summary>
    public static async Task<string?> ApplyAsync<T>(string code)
        where T : Refactoring, new()
    {
        var cursor = code.IndexOf("$$", StringComparison.Ordinal);
        code = code.Remove(cursor, 2);
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Code",
            "Code",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: References.WithKgateway));
        workspace.AddDocument(project.Id, "Usings.cs", SourceText.From(Usings));
        var document = workspace.AddDocument(project.Id, "Code.cs", SourceText.From(code));
        var offered = new List<CodeAction>();
        await new T().ComputeRefactoringsAsync(new(document, new TextSpan(cursor, 0), offered.Add, TestContext.Current.CancellationToken));
        if (offered.Count == 0)
            return null;
        var operations = await offered[0].GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var compilation = (await changed.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        return (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }
}
