using System.Text.Json;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary>The image holds what the command needs to start.</summary>
public sealed class DockerfileTests
{
    [Fact]
    public void The_image_has_every_framework_that_the_command_asks_for()
    {
        var dockerfile = File.ReadAllLines(Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Tool", "Dockerfile"));
        var image = dockerfile.Last(l => l.StartsWith("FROM ", StringComparison.Ordinal));
        using var config = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(typeof(Program).Assembly.Location, ".runtimeconfig.json")));
        var options = config.RootElement.GetProperty("runtimeOptions");
        var frameworks = (options.TryGetProperty("frameworks", out var several) ? several.EnumerateArray() : new[] { options.GetProperty("framework") }.AsEnumerable())
            .Select(f => f.GetProperty("name").GetString()).ToList();
        Assert.NotEmpty(frameworks);
        Assert.Equal(frameworks.Contains("Microsoft.AspNetCore.App"), image.Contains("/aspnet:", StringComparison.Ordinal));
    }
}
