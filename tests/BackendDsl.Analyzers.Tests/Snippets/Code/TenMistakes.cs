// A Deployment with ten typical mistakes: each under its member.
static class Shop
{
    [Manifest]
    static V1Deployment Web => new()
    {
        Metadata = new() { Name = {|BDSL5010:"Web_Shop"|}, NamespaceProperty = "shop" },
        Spec = new()
        {
            Replicas = {|BDSL5040:-1|},
            Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new()
            {
                Metadata = new() { Labels = new Dictionary<string, string> { ["app"] = {|BDSL5040:"shop"|} } },
                Spec = new()
                {
                    RestartPolicy = {|BDSL5040:"OnFailure"|},
                    Containers =
                    [
                        new()
                        {
                            Name = "web",
                            Image = "registry.example/web:1",
                            ImagePullPolicy = {|BDSL5020:"always"|},
                            Ports = [new() { ContainerPort = {|BDSL5021:80000|}, Protocol = {|BDSL5021:"tcp"|} }],
                            Resources = new()
                            {
                                Requests = new Dictionary<string, ResourceQuantity> { ["memory"] = {|BDSL5023:new("2Gi")|} },
                                Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new("1Gi") },
                            },
                            LivenessProbe = new() { HttpGet = new() { Path = "/", Port = 8080 }, TcpSocket = {|BDSL5024:new() { Port = 8080 }|} },
                            VolumeMounts = [new() { Name = {|BDSL5027:"data"|}, MountPath = "/data" }],
                        },
                    ],
                },
            },
        },
    };
}
