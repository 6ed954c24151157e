using System.Text;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>The page of the rules lists every rule. With <c>UPDATE_SNAPSHOTS=1</c> it is written instead of compared.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void The_page_lists_every_rule()
    {
        var path = Path.Combine(TestData.RepositoryRoot, "docs", "envoy-checks.md");
        var text = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path));
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # Envoy's verdict on a cluster

            `ClusterChecks.Check(cluster, context)` tells what Envoy would have against a cluster, without Envoy. Each finding has the id of its rule, a
            severity, the path of the field and a message, in Envoy's words where it has some. What is packed in an Any is judged like everything else; its
            path follows the field it is packed in.

            **Error**: Envoy refuses the cluster, or no connection could ever succeed. **Warning**: Envoy takes it, but a setting is ignored, useless or
            probably not meant. Rules marked *context* need to know what surrounds the cluster (its siblings, the bootstrap, the build, files: see
            `ClusterCheckContext`) and are silent where they do not.

            No Envoy was run for these rules: they are from its sources and API, releases 1.36 to 1.39. This page is written by a test from the rules themselves.

            ## Checks of Envoy's code (S) and what it takes but does not work (R)

            | rule | severity | what must hold | context | source |
            |---|---|---|---|---|

            """);
        foreach (var rule in ClusterChecks.Rules)
        {
            text.Append("| ").Append(rule.Id).Append(" | ").Append(rule.Severity.ToString().ToLowerInvariant()).Append(" | ").Append(rule.Summary.Replace("|", "\\|", StringComparison.Ordinal))
                .Append(" | ").Append(rule.NeedsContext ? "yes" : "").Append(" | ").Append(rule.Source).Append(" |\n");
        }
        text.Append("""

            S3, S18 and S50 are checks that a constraint of the API makes first, so their findings carry the id of the constraint. S33 judges the EDS answers
            the context knows for a cluster. R9 (HTTP/1 settings on an HTTP/2 backend, and the other way round) is not visible in a cluster, since kgateway
            drops such settings: it is judged on the policy.

            Names of cipher suites, curves and signature algorithms (S36 to S38) are those of `TlsNames`. These lists are from knowledge of the TLS
            library, not read off it, so a name of the right form that is missing is a warning.

            ## Constraints of the API

            Envoy checks them on every message before anything else; a violation is an error. The id of a rule is the name of the message and its field, or
            its oneof. `gt`, `gte`, `lt`, `lte` are limits of a value (of a wrapper or duration, when it is set); a range whose lower limit is above its
            upper one excludes what lies between. `min_len` counts characters, `max_bytes` bytes. `regex:HTTP_HEADER_NAME` and `regex:HTTP_HEADER_VALUE` with
            `strict=false` exclude NUL, CR and LF; without it they exclude all control characters but tab, and a name holds only the characters of tokens.

            | rule | what must hold |
            |---|---|

            """);
        foreach (var rule in ClusterChecks.ConstraintRules) text.Append("| ").Append(rule.Id).Append(" | ").Append(rule.Summary).Append(" |\n");
        return text.ToString();
    }
}
