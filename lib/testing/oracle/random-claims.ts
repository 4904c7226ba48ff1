import * as fc from "fast-check";
import type { Catalogue, Control } from "../../domain/catalogue/catalogue";
import type { Claim, Evidence, PipelineNode } from "../../domain/pipeline/document";

export const mapDay = "2026-11-24";

/** @param some how often, in ten, there is one. */
export const maybe = <T>(value: fc.Arbitrary<T>, some: number) =>
  fc.oneof({ weight: 10 - some, arbitrary: fc.constant(undefined) }, { weight: some, arbitrary: value });

const day = fc.constantFrom("2026-11-01", "2026-11-20", mapDay, "2026-11-25", "2027-01-01");
const evidence = fc.record({
  result: fc.constantFrom(
    "supports" as const,
    "supports" as const,
    "supports" as const,
    "contradicts" as const,
  ),
  effective: day,
  expires: maybe(day, 5),
});
export const claimFields = fc.record({
  control: fc.nat(1000),
  /** Past the nodes that it could be at: all of them. */
  node: fc.integer({ min: 0, max: 4 }),
  status: fc.constantFrom(
    ...(["implemented", "implemented", "implemented", "implemented", "implemented"] as const),
    ...(["missing", "planned", "partial", "accepted", "not-applicable", "not-applicable"] as const),
  ),
  review: maybe(day, 5),
  evidence: fc.array(evidence, { maxLength: 2 }),
});

export type ClaimFields = typeof claimFields extends fc.Arbitrary<infer T> ? T : never;

/** Which of every few controls stand everywhere before anything else is claimed. */
export interface Secured {
  readonly every: number;
  readonly proven: boolean;
}

/** The controls that ways in are about: what closes, stops, signs or prevents. */
export function controlsThatMatter({ controls }: Catalogue): readonly Control[] {
  return controls.filter(({ id, gate, closes, prevents }) => gate ?? closes ?? prevents ?? id === "img-sign");
}

const often = [
  "src-two-party-review",
  "src-branch-protection",
  "ci-untrusted-code-isolation",
  "img-sign",
  "adm-image-signature",
  "pin-dependencies",
  "base-pin-digest",
  "ci-short-lived-credentials",
  "ci-job-least-privilege",
  "ci-ephemeral-workers",
  "reg-promotion-gate",
  "deploy-by-digest",
  "adm-allowed-registries",
  "release-approval",
  "secret-rotation",
  "run-no-host-access",
  "run-vuln-response",
];

export function claimsOn(
  catalogue: Catalogue,
  nodes: readonly PipelineNode[],
  fields: {
    readonly claims: readonly ClaimFields[];
    readonly secured: Secured | undefined;
    readonly reviewed: boolean;
  },
): Claim[] {
  const matter = controlsThatMatter(catalogue);
  const ableOf = ({ appliesTo }: Control) =>
    nodes.filter(
      ({ kind, buildsImages }) =>
        appliesTo.includes(kind) ||
        // A ci of which nobody has said whether it builds may carry what a builder carries.
        (kind === "ci" && buildsImages !== false && appliesTo.includes("builder")),
    );
  const { secured, reviewed } = fields;
  const reviews = nodes.flatMap(({ id, kind }): Claim[] =>
    reviewed && kind === "source-repository"
      ? [{ node: id, control: "src-two-party-review", status: "implemented", evidence: [proof] }]
      : [],
  );
  const everywhere = secured
    ? matter.flatMap((control, index) =>
        index % secured.every === 0 || (reviewed && control.id === "ci-untrusted-code-isolation")
          ? []
          : ableOf(control).map(({ id }): Claim => ({
              node: id,
              control: control.id,
              status: "implemented",
              ...(secured.proven ? { evidence: [proof] } : {}),
            })),
      )
    : [];
  const frequent = matter.filter(({ id }) => often.includes(id));
  const places = [...frequent, ...frequent, ...matter].flatMap(({ id, ...control }) => {
    const able = ableOf({ id, ...control });
    return able.length > 0 ? [{ id, able }] : [];
  });
  const claims = fields.claims.flatMap((one, index) => {
    const place = places[one.control % Math.max(places.length, 1)];
    const node = place?.able[one.node];
    return (node ? [node] : (place?.able ?? [])).map(({ id }) => claimOf(id, place?.id ?? "", one, index));
  });
  const all = [...everywhere, ...claims, ...reviews];
  return [...new Map(all.map((claim) => [`${claim.node} ${claim.control}`, claim])).values()];
}

const proof: Evidence = { id: "v", title: "A report", result: "supports", effective: "2026-11-01" };

function claimOf(node: string, control: string, fields: ClaimFields, index: number): Claim {
  const { status, review, evidence: shown } = fields;
  return {
    node,
    control,
    status,
    ...(review === undefined || status !== "not-applicable" ? {} : { review }),
    ...(shown.length === 0 || status !== "implemented"
      ? {}
      : {
          evidence: shown.map(({ result, effective, expires }, at): Evidence => ({
            id: `v${index}-${at}`,
            title: "A report",
            result,
            effective,
            ...(expires === undefined ? {} : { expires }),
          })),
        }),
  };
}
