using OrgPolicies.App;

Console.Write(Backends.Payments.ToYaml());
