import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import { isAtLength } from "./at-length";
import { dayFromNow } from "./days";

type Said = readonly [
  control: string,
  status: NonNullable<Claim["status"]>,
  more?: Omit<Claim, "node" | "control" | "status">,
];

const proof = (title: string, from: number, until: number): NonNullable<Claim["evidence"]>[number] => ({
  id: title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
  title,
  result: "supports",
  effective: dayFromNow(from),
  expires: dayFromNow(until),
  url: "https://evidence.example.test/report",
});

const said: { readonly [node: string]: readonly Said[] } = {
  "check-in": [
    [
      "src-two-party-review",
      "implemented",
      { owner: "Platform team", evidence: [proof("Branch rules", -20, 160)] },
    ],
    [
      "src-branch-protection",
      "implemented",
      { owner: "Platform team", evidence: [proof("Branch rules", -20, 160)] },
    ],
    ["src-secret-push-protection", "implemented", { owner: "Platform team" }],
    ["src-strong-auth", "implemented", { owner: "IT", evidence: [proof("SSO audit", -380, -15)] }],
    ["src-signed-commits", "planned", { owner: "Platform team", due: dayFromNow(45) }],
    ["src-dependency-review", "partial", { note: "For the two largest services so far." }],
    ["iac-scan", "missing"],
  ],
  ci: [
    [
      "ci-ephemeral-workers",
      "missing",
      { owner: "Build team", due: dayFromNow(-6), note: "Agents are shared and live for months." },
    ],
    [
      "img-sign",
      "planned",
      { owner: "Build team", due: dayFromNow(60), ticket: "https://tickets.example.test/412" },
    ],
    [
      "img-vuln-scan",
      "implemented",
      { owner: "Build team", evidence: [proof("Trivy report of main", -4, 26)] },
    ],
    ["img-sbom", "implemented", { owner: "Build team" }],
    [
      "ci-secret-management",
      "implemented",
      {
        owner: "Build team",
        evidence: [{ ...proof("Leak found in a build log", -9, 60), result: "contradicts" }],
      },
    ],
    ["ci-access-control", "implemented", { owner: "IT", evidence: [proof("Access review", -40, 140)] }],
    ["ci-worker-egress", "missing", { owner: "Build team" }],
    [
      "ci-untrusted-code-isolation",
      "not-applicable",
      { reason: "The code is private: nobody outside can open a pull request.", review: dayFromNow(200) },
    ],
    ["jenkins-plugin-governance", "partial", { owner: "Build team" }],
    ["jenkins-controller-isolation", "implemented", { owner: "Build team" }],
    ["base-pin-digest", "missing", { owner: "Build team", due: dayFromNow(14) }],
  ],
  "parent-registry": [["base-approved-sources", "implemented", { owner: "Build team" }]],
  "production-registry": [
    [
      "reg-access-control",
      "implemented",
      { owner: "Cloud team", evidence: [proof("ECR policy export", -12, 80)] },
    ],
    [
      "reg-immutable-tags",
      "implemented",
      { owner: "Cloud team", evidence: [proof("ECR policy export", -12, 80)] },
    ],
    ["reg-encrypt", "implemented", { owner: "Cloud team" }],
    ["reg-continuous-scan", "planned", { owner: "Cloud team", due: dayFromNow(30) }],
  ],
  orchestrator: [
    ["k8s-rbac-least-privilege", "implemented", { owner: "Cloud team" }],
    ["k8s-network-policies", "missing", { owner: "Cloud team", due: dayFromNow(21) }],
    ["adm-image-signature", "missing", { owner: "Cloud team" }],
    [
      "adm-pod-security-baseline",
      "implemented",
      { owner: "Cloud team", evidence: [proof("Admission log", -2, 28)] },
    ],
    ["k8s-audit-logging", "partial", { owner: "Cloud team" }],
  ],
  hosts: [
    ["host-patching", "implemented", { owner: "Cloud team", evidence: [proof("Patch report", -30, 60)] }],
    ["ec2-metadata-and-role", "implemented", { owner: "Cloud team" }],
    ["dockerd-api-protection", "planned", { owner: "Cloud team", due: dayFromNow(10) }],
  ],
};

/** As telling on a long page as all of them, and looked at in less time; at length it is all of them. */
export const tellingNodes = isAtLength ? undefined : ["check-in", "ci", "production-registry"];

/** The article's pipeline, or some of its nodes, with what a team might say of it: some of it good and some of it not. */
export function claimedArticle(name: string, only?: readonly string[]): PipelineDocument {
  const document = articleTemplates[0]?.document;
  if (!document) throw new Error("The article's template is gone.");
  const isIn = (node: string) => only?.includes(node) ?? true;
  const claims = Object.entries(said).flatMap(([node, list]) =>
    isIn(node) ? list.map(([control, status, more]): Claim => ({ node, control, status, ...more })) : [],
  );
  return {
    ...document,
    name,
    nodes: document.nodes.filter(({ id }) => isIn(id)),
    edges: document.edges.filter(({ source, target }) => isIn(source) && isIn(target)),
    images: document.images.filter(({ builtBy }) => builtBy === undefined || isIn(builtBy)),
    claims,
  };
}
