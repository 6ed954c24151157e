using BackendDsl.Tests.Shared;

namespace BackendDsl.EnvoyGateway.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void Public_names_are_those_of_the_file() => PublicSurface.Check(typeof(EnvoyGatewayTranslator).Assembly);
}
