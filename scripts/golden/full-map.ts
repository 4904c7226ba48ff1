import type { Claim, Evidence, PipelineDocument } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { ownFramework, ownGate, released } from "@/lib/testing/own-controls";

const at = (x: number, y: number) => ({ position: { x, y } });

/** On the day of golden outputs: current, expired, about to expire. */
const evidence = {
  scan: {
    id: "scan",
    title: "Trivy report of main",
    tool: "Trivy 0.56",
    result: "supports",
    effective: "2026-11-20",
    expires: "2026-12-20",
    url: "https://evidence.example.test/report",
    digest: `sha256:${"ab".repeat(32)}`,
  },
  audit: {
    id: "audit",
    title: "SSO audit",
    result: "supports",
    effective: "2025-11-01",
    expires: "2026-11-10",
  },
  leak: {
    id: "leak",
    title: "Leak in a build log",
    result: "contradicts",
    effective: "2026-11-16",
    expires: "2027-01-15",
  },
  policy: {
    id: "policy",
    title: 'ECR policy | export, "as is"',
    result: "supports",
    effective: "2026-11-01",
    expires: "2026-11-28",
  },
} as const satisfies { readonly [name: string]: Evidence };

const claims: readonly Claim[] = [
  { node: "git", control: "src-two-party-review", status: "implemented", owner: "Platform team" },
  { node: "git", control: "src-strong-auth", status: "implemented", owner: "IT", evidence: [evidence.audit] },
  {
    node: "git",
    control: "src-signed-commits",
    status: "planned",
    owner: "Platform team",
    due: "2027-01-09",
  },
  { node: "git", control: "src-dependency-review", status: "partial", note: "For the two largest services." },
  { node: "jenkins", control: "img-vuln-scan", status: "implemented", evidence: [evidence.scan] },
  { node: "jenkins", control: "ci-secret-management", status: "implemented", evidence: [evidence.leak] },
  {
    node: "jenkins",
    control: "img-sign",
    status: "planned",
    owner: "Build team",
    due: "2026-11-19",
    ticket: "https://tickets.example.test/412",
  },
  {
    node: "jenkins",
    control: "ci-ephemeral-workers",
    status: "accepted",
    owner: "Build team",
    reason: "The agents are replaced in March.",
    acceptance: { by: "Rita Risk", until: "2027-03-31", residual: "A build can read what another left." },
  },
  {
    node: "jenkins",
    control: "ci-untrusted-code-isolation",
    status: "not-applicable",
    reason: "Nobody outside can open a pull request.",
    review: "2027-06-01",
  },
  { node: "jenkins", control: "base-pin-digest", status: "missing", owner: "Build team", due: "2026-12-09" },
  { node: "ecr", control: "reg-immutable-tags", status: "implemented", evidence: [evidence.policy] },
  { node: "ecr", control: "reg-access-control", status: "implemented", owner: "Cloud team" },
  { node: "eks", control: "adm-image-signature", status: "missing", owner: "Cloud team" },
  { node: "eks", control: "acme-licence-gate", status: "partial", owner: "Cloud team" },
  { node: "nodes", control: "host-patching", status: "implemented", owner: "Cloud team" },
  { node: "nodes", control: "gone-control", status: "implemented", note: "Of a catalogue that there was." },
];

const drawn = aPipeline('Payments <API> & "co"')
  .node("ana", { kind: "developer", name: 'Ana | the "first"', owner: "Ana", ...at(0, 0) })
  .node("stranger", { kind: "developer", name: "Contributors", external: true, ...at(0, 200) })
  .node("git", {
    kind: "source-repository",
    name: "GitHub",
    technologies: ["github"],
    url: "https://git.example.test/payments?a=1&b=2",
    owner: "Platform team",
    ...at(260, 0),
  })
  .node("npm", { kind: "package-registry", name: "npm", technologies: ["npm"], ...at(260, 200) })
  .node("hub", { kind: "parent-registry", name: "Docker Hub", technologies: ["docker-hub"], ...at(260, 400) })
  .node("jenkins", {
    kind: "ci",
    name: "Jenkins",
    technologies: ["jenkins", "our own tool"],
    version: "2.479",
    buildsImages: true,
    note: "Runs in the old data centre.\nMoves in <March> — \u05E9\u05DC\u05D5\u05DD \u{1F680}",
    ...at(520, 0),
  })
  .node("laptop", { kind: "builder", name: "Hotfix laptop", ...at(520, 300) })
  .node("vault", { kind: "service", name: "Vault", technologies: ["vault"], ...at(520, 500) })
  .node("ecr", {
    kind: "production-registry",
    name: "Amazon ECR",
    technologies: ["ecr"],
    environment: "production",
    zone: "prod",
    ...at(900, 0),
  })
  .node("argo", { kind: "delivery", name: "Argo CD", technologies: ["argo-cd"], ...at(900, 260) })
  .node("eks", {
    kind: "orchestrator",
    name: "EKS prod",
    technologies: ["eks"],
    environment: "production",
    zone: "prod",
    ...at(1200, 0),
  })
  .node("staging", { kind: "orchestrator", name: "EKS staging", environment: "staging", ...at(1200, 260) })
  .node("nodes", {
    kind: "host",
    name: "EC2 nodes",
    technologies: ["ec2"],
    environment: "production",
    zone: "prod",
    ...at(1460, 0),
  })
  .node("shop", { kind: "workload", name: "Checkout", environment: "production", ...at(1460, 260) })
  .edge("ana", "git", { artifact: "code", automated: false })
  .edge("stranger", "git", { artifact: "code" })
  .edge("git", "jenkins", { artifact: "code", automated: true })
  .edge("npm", "jenkins", { artifact: "tool", pinned: false })
  .edge("hub", "jenkins", { artifact: "parent-image", pinned: true, images: ["checkout"] })
  .edge("vault", "jenkins", { artifact: "credential" })
  .edge("ana", "laptop", { artifact: "code", automated: false })
  .edge("laptop", "ecr", { automated: false, note: 'Only at night, "never" by day.' })
  .edge("jenkins", "ecr", { automated: true, images: ["checkout"] })
  .edge("ecr", "eks", { automated: true, pinned: true, images: ["checkout"] })
  .edge("ecr", "staging")
  .edge("git", "argo", { artifact: "manifest", automated: true })
  .edge("argo", "eks", { artifact: "manifest", automated: true })
  .edge("argo", "staging", { artifact: "manifest" })
  .edge("eks", "nodes", { artifact: "container", automated: true })
  .edge("nodes", "shop", { artifact: "container", automated: true })
  .toDocument();

/**
 * A map with each field of a document filled in somewhere, and with characters in its names that some format
 * has to escape.
 */
export const fullMap: PipelineDocument = {
  ...drawn,
  description: "All that a map can say.\n\nTwice.",
  zones: [{ id: "prod", name: "Production <account>", kind: "account" }],
  images: [
    {
      id: "checkout",
      name: "registry.example.test/checkout",
      names: ["mirror.example.test/checkout:1"],
      builtBy: "jenkins",
      parents: [{ ref: "node:22", digest: `sha256:${"0".repeat(64)}` }, { ref: "alpine" }],
      layers: [
        { kind: "parent", title: "node:22" },
        { kind: "dependencies", title: "npm packages" },
        { kind: "application", title: "Checkout" },
        { kind: "configuration", title: "Settings" },
      ],
    },
  ],
  claims: [...claims],
};

/** The same with required approvals, a custom control and a custom framework. */
export const fullMapUnderPolicy: PipelineDocument = {
  ...fullMap,
  name: "Payments under a policy",
  reviews: [
    {
      id: "r1",
      node: "jenkins",
      control: "img-vuln-scan",
      reviewer: "ben1",
      name: "Ben Brandt",
      on: "2026-11-21",
      note: "Looked at the report.",
      of: { status: "implemented", evidence: [evidence.scan] },
    },
    {
      id: "r2",
      node: "jenkins",
      control: "ci-ephemeral-workers",
      reviewer: "ben1",
      name: "Ben Brandt",
      on: "2026-11-21",
      of: { status: "planned" },
    },
  ],
  policy: {
    needsReview: ["verified", "not-applicable", "accepted"],
    controls: [released(ownGate)],
    frameworks: [ownFramework],
  },
};

/**
 * The full map some weeks later: claims set and undone, an attack path closed, a node removed and a new one.
 */
export const fullMapLater: PipelineDocument = {
  ...fullMap,
  nodes: [
    ...fullMap.nodes.filter(({ id }) => id !== "laptop"),
    { id: "scanner", kind: "ci", name: "Nightly scan", stage: "build", ...at(520, 700) },
  ],
  edges: [
    ...fullMap.edges.filter(({ source, target }) => source !== "laptop" && target !== "laptop"),
    { id: "git-scanner", source: "git", target: "scanner", artifact: "code" },
  ],
  claims: fullMap.claims.flatMap((claim): Claim[] => {
    if (claim.control === "adm-image-signature") return [{ ...claim, status: "implemented" }];
    if (claim.control === "img-vuln-scan") return [{ ...claim, status: "missing", evidence: [] }];
    return claim.control === "src-two-party-review" ? [] : [claim];
  }),
};
