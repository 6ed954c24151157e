using AnyCrd.Crds.DataAcmeExample.V1;

// Typed C# for any custom resource definition: the file is an item of the project, the types are there.
var orders = Database
    .New("orders", @namespace: "shop")
    .Labels(("team", "shop"))
    .Spec(s => s
        .Engine(Database.Engine.Postgres)                       // or "postgres"
        .Replicas(3)
        .Port("sql")                                            // int-or-string takes both
        .IdleTimeout(TimeSpan.FromMinutes(5))                   // pinned in the project: idle_timeout on the wire
        .PasswordRef(p => p.Name("orders-password"))
        .Storage(v => v.Size("20Gi").Class("fast"))
        .Backups(
            b => b.Name("nightly").Schedule("0 3 * * *").Keep(7),
            b => b.Name("weekly").Schedule("0 4 * * 0"))
        .Parameters(("max_connections", "200"), ("log_statement", "on"))
        .Overrides(o => o.Image("registry.acme.example/postgres:17").SetMember("tolerations", 2)))
    .Build();

var yaml = orders.ToYaml();
Console.Write(yaml);

// What was written is read again and equal, members of other versions included.
var again = Database.FromYaml(yaml);
Console.WriteLine($"# read again and equal: {again == orders}");

// A copy with one change; the original stays as it is.
var larger = orders with { Spec = orders.Spec! with { Replicas = 5 } };
Console.WriteLine($"# replicas: {orders.Spec!.Replicas} and {larger.Spec!.Replicas}");

// Every violation at once, without an exception.
// (Written as constants, these values would be compiler errors under the values themselves.)
var (replicas, password) = args is [var count, var word] ? (int.Parse(count), word) : (10, "too short");
foreach (var violation in (larger with { Spec = larger.Spec! with { Replicas = replicas, Password = password } }).Validate().Violations)
    Console.WriteLine($"# {violation.Path}: {violation.Message}");
