using Delivery;

Console.Write(string.Join("---\n", Edge.Issuer.ToYaml(), Edge.Certificate.ToYaml(), Edge.Route.ToYaml(), Edge.Application.ToYaml()));
