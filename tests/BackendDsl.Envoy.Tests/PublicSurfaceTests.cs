using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void Public_names_are_those_of_the_file() => PublicSurface.Check(typeof(ClusterChecks).Assembly);
}
