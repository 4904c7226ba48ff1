import type { Claim, Evidence } from "@/lib/domain/pipeline/document";
import type { OperationBody } from "@/lib/domain/pipeline/operations";

type Said = Omit<Claim, "node" | "control" | "evidence">;

function claim(node: string, control: string, set: Said): OperationBody {
  return { type: "claim.changed", node, control, set };
}

function evidence(node: string, control: string, piece: Omit<Evidence, "title">): OperationBody {
  return { type: "evidence.added", node, control, evidence: { title: `About ${control}`, ...piece } };
}

const accepted = { by: "Dora Nagy", residual: "Whoever has the cluster runs what they like." };

/** A claim of each status, and one that comes to each status on the day on which all ends. */
export const paymentsClaims: readonly OperationBody[] = [
  // Verified, once a second person has confirmed it.
  claim("kaniko", "img-sign", { status: "implemented", owner: "Anna", note: "By cosign, without a key" }),
  evidence("kaniko", "img-sign", {
    id: "signed",
    result: "supports",
    effective: "2026-09-10",
    expires: "2027-03-01",
    tool: "cosign",
    url: "https://ci.acme.example/payments/41",
    digest: `sha256:${"41".repeat(32)}`,
  }),
  // Stale.
  claim("kaniko", "img-sbom", { status: "implemented" }),
  evidence("kaniko", "img-sbom", {
    id: "listed",
    result: "supports",
    effective: "2026-09-01",
    expires: "2026-10-01",
  }),
  // Contradicted.
  claim("kaniko", "img-provenance", { status: "implemented" }),
  evidence("kaniko", "img-provenance", { id: "unproven", result: "contradicts", effective: "2026-09-10" }),
  // Declared.
  claim("ci", "ci-cache-isolation", { status: "implemented", owner: "Payments" }),
  claim("ci", "ci-secret-management", { status: "partial", ticket: "https://tickets.acme.example/7" }),
  claim("ci", "ci-access-control", { status: "planned", owner: "Anna", due: "2026-12-15" }),
  claim("ci", "publish-trusted", { status: "missing" }),
  claim("ci", "ci-worker-egress", {
    status: "not-applicable",
    reason: "Workers have no network",
    review: "2027-02-01",
  }),
  claim("hub", "base-verify-signature", {
    status: "not-applicable",
    reason: "A mirror of our own does that",
    review: "2027-02-01",
  }),
  claim("cluster", "adm-image-signature", {
    status: "accepted",
    reason: "The admission controller comes with the next cluster",
    acceptance: { ...accepted, until: "2027-03-31" },
  }),
  // Over by then.
  claim("cluster", "k8s-audit-logging", {
    status: "accepted",
    reason: "Costs too much",
    acceptance: { ...accepted, until: "2026-10-15" },
  }),
  claim("harbor", "reg-immutable-tags", { status: "implemented", owner: "Runtime" }),
  claim("repo", "src-branch-protection", { status: "implemented" }),
  evidence("repo", "src-branch-protection", { id: "rules", result: "supports", effective: "2026-09-10" }),
  // Taken back.
  claim("hub", "base-pin-digest", { status: "planned" }),
  { type: "claim.changed", node: "hub", control: "base-pin-digest", set: null },
  evidence("repo", "src-branch-protection", { id: "mistaken", result: "supports", effective: "2026-09-10" }),
  { type: "evidence.removed", node: "repo", control: "src-branch-protection", evidence: "mistaken" },
];
