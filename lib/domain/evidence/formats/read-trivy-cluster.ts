import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { fieldAt, listAt, textAt } from "../fields";
import { judgeRules } from "../judge-rules";
import { judgeScan, severityCounts } from "../judge-scan";
import type { FoundVulnerability, Report, ReportSubject, VulnerabilityScan } from "../report";
import { reportDay } from "../report-day";
import { reportTime } from "../report-time";
import { distinctSubjects, subjectKey } from "../subjects";
import type { Refusal } from "./format-reader";
import { type TrivyResult, trivyResult } from "./trivy-results";
import { isWorkloadKind } from "./workload-kinds";

interface Resource {
  readonly subject: ReportSubject;
  readonly results: readonly TrivyResult[];
}

/** The four lists that versions of Trivy put a cluster's resources in, full or as a summary. */
const lists = ["Resources", "Findings", "Vulnerabilities", "Misconfigurations"];

/**
 * The result of `trivy k8s` for a running cluster: `run-vuln-response` for each workload, `k8s-patching` for other things with
 * vulnerabilities, and controls by rules.
 * @param value an object with `ClusterName`
 */
export function readTrivyCluster(value: unknown): Result<Report, Refusal> | undefined {
  if (!lists.some((one) => fieldAt(value, one) !== undefined)) return undefined;
  const name = textAt(value, "ClusterName");
  const cluster: ReportSubject =
    name === undefined ? { kind: "unnamed", of: "cluster" } : { kind: "cluster", name };
  const resources = lists.flatMap((list) =>
    listAt(value, list).flatMap((one) => resourceOf(one, cluster, name) ?? []),
  );
  if (resources.length === 0)
    return err({ message: "This report of Trivy on a cluster names no resource, so it proves nothing." });
  const scans = scansOf(resources);
  const all = resources.flatMap(({ results }) => results);
  const failed = all
    .flatMap(({ misconfigurations }) => misconfigurations)
    .filter(({ outcome }) => outcome === "failed");
  const effective = reportDay(fieldAt(value, "CreatedAt"));
  const at = reportTime(fieldAt(value, "CreatedAt"));
  const found = scans.flatMap((scan) => scan.found);
  return ok({
    format: "trivy",
    tool: { name: "Trivy" },
    ...(effective !== undefined && { effective }),
    ...(at !== undefined && { at }),
    subjects: distinctSubjects([cluster, ...resources.map(({ subject }) => subject)]),
    summary: `${severityCounts(found)}; ${counted(failed.length, "misconfiguration")}`,
    warnings: [],
    statements: [
      ...scans.map(judgeScan),
      ...judgeRules(
        "trivy",
        resources.flatMap(({ subject, results }) =>
          results.flatMap(({ misconfigurations }) =>
            misconfigurations.map(({ rule, outcome }) => ({
              rule,
              outcome,
              subjects: isOfSystem(subject) ? [subject] : [subject, cluster],
            })),
          ),
        ),
      ),
    ],
    ...(scans.length > 0 && { scans }),
  });
}

/** What runs in the namespaces of Kubernetes itself is let off the rules for workloads, so it says nothing of the cluster's. */
function isOfSystem(subject: ReportSubject): boolean {
  return subject.kind === "workload" && /^kube-(?:system|public|node-lease)$/.test(subject.namespace ?? "");
}

function resourceOf(
  one: unknown,
  cluster: ReportSubject,
  clusterName: string | undefined,
): Resource | undefined {
  const type = textAt(one, "Kind");
  const name = textAt(one, "Name");
  if (type === undefined || name === undefined) return undefined;
  const results = listAt(one, "Results").flatMap((entry) => trivyResult(entry) ?? []);
  if (!isWorkloadKind(type)) return { subject: cluster, results };
  const namespace = textAt(one, "Namespace");
  return {
    subject: {
      kind: "workload",
      type,
      name,
      ...(namespace !== undefined && { namespace }),
      ...(clusterName !== undefined && { cluster: clusterName }),
    },
    results,
  };
}

function scansOf(resources: readonly Resource[]): readonly VulnerabilityScan[] {
  const scans = new Map<string, { readonly subject: ReportSubject; readonly found: FoundVulnerability[] }>();
  for (const { subject, results } of resources) {
    const packages = results.filter(({ hasPackages }) => hasPackages);
    if (packages.length === 0) continue;
    const key = subjectKey(subject);
    const scan = scans.get(key) ?? { subject, found: [] };
    for (const { vulnerabilities } of packages) scan.found.push(...vulnerabilities);
    scans.set(key, scan);
  }
  return [...scans.values()].map(({ subject, found }) => ({
    control: subject.kind === "workload" ? "run-vuln-response" : "k8s-patching",
    subject,
    found,
  }));
}
