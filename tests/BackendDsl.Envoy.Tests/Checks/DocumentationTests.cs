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
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1") File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path));
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # Envoy's verdict on a cluster

            `ClusterChecks.Evaluate(cluster, target)` tells what Envoy does with a cluster, without Envoy: `outcome` is accepted, refused, crash, or unknown where a
            file, a variable or a secret of Envoy's machine decides and nobody told of it (`EnvoyTarget.Environment`). Each finding has the name of its rule, a
            severity, an effect, the path of the field and a message, in Envoy's words where it has some; they stand in the order in which Envoy meets them, and
            it stops at the first that it refuses. `Nack` is the text it would send. What is packed in an Any is judged where Envoy takes it out; its path
            follows the field it is packed in. `ClusterChecks.EvaluateAll` judges the clusters of one response one at a time.

            | effect | what comes of it |
            |---|---|
            | refused | Envoy refuses the cluster; it keeps the one it had, or has none |
            | crash | Envoy dies, and every other cluster with it |
            | never-works | it takes the cluster, and no request ever succeeds |
            | not-verified | it takes the cluster, and anybody can answer for the backend |
            | ignored | it takes the cluster, and the setting has no effect, or another one than it reads like |

            ## How this is known

            A real Envoy 1.40.0 (release build, standard extensions, BoringSSL, Linux) was asked: 14,847 clusters were given to it one at a time over ADS (cases
            of these rules, clusters translated from policies, and mutants of both), and its answer and its config dump were read. Half of them are the data set
            of the test that counts the agreement. Effects were seen by requests through it to a local backend.

            | set | clusters | same verdict | refused | same first message |
            |---|---|---|---|---|
            | cases of the rules | 74 | 74 | 44 | 44 |
            | translated from policies | 1,341 | 1,341 | 245 | 245 |
            | mutants | 5,958 | 5,958 | 3,441 | 3,440 |

            The message that differs is a dump in which Envoy prints a policy that is not compiled in as bytes, and we by its members. Of 938 bootstraps around these
            clusters 741 are written, those without a cluster that Envoy refuses; it was started with 120 like them, and refused the 15 that hold one. Of 587
            probes of its JSON and YAML reader all agree, and every dump of an accepted cluster has our form. Each refusal, pasted, leads to its rule (`EnvoyNack`).

            ### How Envoy was asked

            `envoy --concurrency 1`, state-of-the-world ADS on the loopback address and no other network; each push held one cluster, its ACK or NACK was read, and
            then its entry of `/config_dump`. The bootstrap had the static secret SYSTEM_CA_CERT, no name of a local cluster, no load statistics, and nobody answered
            EDS or SDS; the working directory was empty before each push. Two trial runs, forwards and backwards, gave the same verdicts.

            ## Which releases

            Only 1.40 was run. A rule says from or to which release it holds where that is known, and its source; where it is not, it is taken to hold from 1.36 on, and
            nothing proves it below 1.40 (1.35 is judged as 1.36). The table says so, and so does every finding for an older target: `(not proven for Envoy 1.37: only 1.40
            was asked)` behind its text, `Finding.Unproven` and `unproven` in JSON, `ClusterRule.IsProvenFor` of the rule. Fields, messages and enum values carry the
            release they came with, as the API's own marks say it. What else is known of releases:

            | release | what changed |
            |---|---|
            | 1.38 | the key usage of a server's RSA certificate is enforced unless `enforce_rsa_key_usage: false`; from 1.40 on that field is ignored |
            | 1.38 | `max_header_field_size_kb` is there, and is checked against the size of all headers |
            | 1.40 | several health checks, each with a name of its own; before, one |
            | not known | since when a selector may choose among several client certificates, and X25519MLKEM768 is among the curves that are offered by default: a cluster is judged the same without that |

            ## Checks of Envoy's code, and what it takes but does not work

            Rules marked *machine* need to know what surrounds the cluster. The short number is the name that a rule had before.

            | rule | was | effect | what must hold | releases | machine | source |
            |---|---|---|---|---|---|---|

            """);
        foreach (var rule in ClusterChecks.Rules)
        {
            var releases = (rule.Since, rule.Until) switch { ({ } since, _) => $"from {since}", (_, { } until) => $"to {until}", _ => rule.IsProvenFor(new(1, 36)) ? "all" : "unproven below 1.40" };
            text.Append("| ").Append(rule.Id).Append(" | ").Append(rule.Alias).Append(" | ").Append(Effect(rule.Effect)).Append(" | ").Append(rule.Summary.Replace("|", "\\|", StringComparison.Ordinal))
                .Append(" | ").Append(releases).Append(" | ").Append(rule.NeedsEnvironment ? "yes" : "").Append(" | ").Append(rule.Source).Append(" |\n");
        }
        text.Append("""

            ## What Envoy says

            A NACK reads `Error adding/updating cluster(s) NAME: ` and one of these texts, with values in it; `backenddsl explain --log FILE` tells which rule it is and, with the manifests
            (`-f`), which field of which policy made it. `Proto constraint validation failed (MessageValidationError.Field: ...` is a constraint of the API, see below.

            | text | rule |
            |---|---|

            """);
        foreach (var (said, rule) in Envoy.Checks.NackTexts.All.OrderBy(t => t.Text, StringComparer.Ordinal))
            text.Append("| `").Append(said.Trim()).Append("` | ").Append(rule).Append(" |\n");
        text.Append("""

            S3, S18 and S50 were checks that a constraint of the API makes first. R9 (HTTP/1 settings on an HTTP/2 backend, and the other way round) is not
            visible in a cluster: it is judged on the policy. R14 said that TCP keepalive times of 0 fail; they do not, Envoy leaves the option unset.

            ## Constraints of the API

            Envoy checks them on a message when it takes it out, before anything reads it; not at all on the settings of load balancing policies other than
            override_host. A violation is refused. The name of a rule is that of the message and its field, or its oneof. `gt`, `gte`, `lt`, `lte` are limits of a
            value (of a wrapper or duration, when it is set; NaN is within all limits); a range whose lower limit is above its upper one excludes what lies
            between. `min_len` counts characters, `max_bytes` bytes. `regex:HTTP_HEADER_NAME` and `regex:HTTP_HEADER_VALUE` with `strict=false` exclude NUL, CR and
            LF; without it they exclude all control characters but tab, and a name holds only the characters of tokens.

            | rule | what must hold |
            |---|---|

            """);
        foreach (var rule in ClusterChecks.ConstraintRules) text.Append("| ").Append(rule.Id).Append(" | ").Append(rule.Summary).Append(" |\n");
        return text.ToString();
    }

    private static string Effect(FindingEffect? effect) => effect switch
    {
        FindingEffect.Refused => "refused",
        FindingEffect.Crash => "crash",
        FindingEffect.NeverWorks => "never-works",
        FindingEffect.NotVerified => "not-verified",
        FindingEffect.Ignored => "ignored",
        _ => "",
    };
}
