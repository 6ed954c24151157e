using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;
using BenchmarkDotNet.Attributes;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>Kubernetes' own kinds: aims are under 20 µs for a parsed Deployment, 5,000 Deployments a second and core with reading.</summary>
[MemoryDiagnoser]
public class BuiltInBenchmarks
{
    /// <summary>A Deployment of the usual size: one container with ports, environment, resources, probes, mounts, and two volumes.</summary>
    private const string Yaml = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          labels: {app: web, app.kubernetes.io/name: web}
        spec:
          replicas: 3
          selector:
            matchLabels: {app: web}
          strategy:
            rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}
          template:
            metadata:
              labels: {app: web}
            spec:
              serviceAccountName: web
              securityContext: {runAsNonRoot: true}
              containers:
              - name: web
                image: registry.example.com/shop/web:1.4.2
                ports:
                - {name: http, containerPort: 8080}
                - {name: metrics, containerPort: 9090}
                env:
                - {name: MODE, value: production}
                - name: POD_IP
                  valueFrom: {fieldRef: {fieldPath: status.podIP}}
                - name: PASSWORD
                  valueFrom: {secretKeyRef: {name: db, key: password}}
                resources:
                  requests: {cpu: 250m, memory: 256Mi}
                  limits: {cpu: "1", memory: 512Mi}
                livenessProbe:
                  httpGet: {path: /healthz, port: http}
                readinessProbe:
                  httpGet: {path: /ready, port: 8080}
                volumeMounts:
                - {name: config, mountPath: /etc/web}
                - {name: tmp, mountPath: /tmp}
              volumes:
              - name: config
                configMap: {name: web}
              - name: tmp
                emptyDir: {}
        """;

    private readonly Value _deployment = DocumentReader.ReadOne(Yaml);

    [Benchmark]
    public bool ValidateDeployment() => BuiltInValidator.Validate(_deployment).IsValid;

    [Benchmark]
    public bool DeploymentFromYamlToVerdict() => BuiltInValidator.Validate(DocumentReader.ReadOne(Yaml)).IsValid;

    [Benchmark]
    public Value DeploymentWithDefaults() => BuiltInValidator.Validate(_deployment).WithDefaults();

    [Benchmark]
    public bool ValidateChangeOfDeployment() => BuiltInValidator.Validate(_deployment, new() { OldObject = _deployment, IsApply = true }).IsValid;
}
