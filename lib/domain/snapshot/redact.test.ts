import * as fc from "fast-check";
import { publishedPosture } from "../contract/published-posture";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { pipelineArbitrary, showArbitrary } from "../../testing/arbitraries";
import { aCatalogue, aPipeline } from "../../testing/builders";
import { frozenPostureSchema, sharedPostureSchema } from "../contract/posture";
import type { Show } from "../contract/shares";
import type { Claim, Evidence, PipelineDocument } from "../pipeline/document";
import { documentSchema } from "../pipeline/document-schemas";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { createAnalyser } from "../posture/create-analyser";
import { redact } from "./redact";
import { settledOf } from "./settled-of";
import { sharedCopyOf, sharedCopySchema } from "./shared-copy";
import {
  acceptanceFields,
  claimFields,
  edgeFields,
  evidenceFields,
  imageFields,
  layerFields,
  nodeFields,
  parentFields,
  reviewFields,
  zoneFields,
} from "./shown-fields";

const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };
const everything: Show = { owners: true, notes: true, evidence: true, hosts: true };
const today = "2026-11-24";

function postureOf(document: PipelineDocument) {
  return frozenPostureSchema.parse(
    publishedPosture(analyse(pipelineFromDocument(document), aCatalogue(), today)),
  );
}

/** Every place in a schema where an object lies, with its keys. */
function objectsIn(schema: z.core.$ZodType, path: string): [string, string[]][] {
  const { $ZodArray, $ZodExactOptional, $ZodNullable, $ZodObject, $ZodOptional, $ZodReadonly } = z.core;
  const { $ZodRecord, $ZodUnion } = z.core;
  if (
    schema instanceof $ZodOptional ||
    schema instanceof $ZodExactOptional ||
    schema instanceof $ZodNullable ||
    schema instanceof $ZodReadonly
  )
    return objectsIn(schema._zod.def.innerType, path);
  if (schema instanceof $ZodUnion)
    return schema._zod.def.options.flatMap((option) => objectsIn(option, path));
  if (schema instanceof $ZodArray) return objectsIn(schema._zod.def.element, `${path}[]`);
  if (schema instanceof $ZodRecord) return objectsIn(schema._zod.def.valueType, `${path}{}`);
  if (!(schema instanceof $ZodObject)) return [];
  const fields = Object.entries(schema._zod.def.shape);
  return [
    [path, fields.map(([key]) => key)],
    ...fields.flatMap(([key, field]) => objectsIn(field, path === "" ? key : `${path}.${key}`)),
  ];
}

const counts = [
  "applicable",
  "notApplicable",
  "inScope",
  "verified",
  "declared",
  "stale",
  "contradicted",
  "partial",
  "planned",
  "missing",
  "accepted",
  "notAssessed",
  "share",
];
const gap = ["node", "control", "status", "priority", "factors"];
const share = ["declared", "proven"];
const countsAt = (path: string): [string, string[]][] => [
  [path, counts],
  [`${path}.share`, share],
];

const wayAt = (path: string): [string, string[]][] => [
  [path, ["places", "published", "state", "said", "entries", "reached", "unguarded", "witness", "stops"]],
  [`${path}.places[]`, ["node"]],
  [`${path}.places[]`, ["edge"]],
  [`${path}.entries[]`, ["type", "state", "said", "closers"]],
  [`${path}.entries[].closers[]`, ["node", "control", "status"]],
  [`${path}.stops[]`, ["node", "control"]],
];

describe("every field has a switch or is always shown", () => {
  test("in the document", () => {
    const tables = [
      [
        "",
        {
          schema: 1,
          name: 1,
          description: 1,
          nodes: 1,
          edges: 1,
          zones: 1,
          images: 1,
          claims: 1,
          reviews: 1,
          // Of what a workspace asks of its maps its own controls alone are shown.
          policy: 1,
        },
      ],
      ["nodes[]", nodeFields],
      ["nodes[].position", { x: 1, y: 1 }],
      ["edges[]", edgeFields],
      ["zones[]", zoneFields],
      ["images[]", imageFields],
      ["images[].parents[]", parentFields],
      ["images[].layers[]", layerFields],
      ["claims[]", claimFields],
      ["claims[].acceptance", acceptanceFields],
      ["claims[].evidence[]", evidenceFields],
      ["reviews[]", reviewFields],
      // As the claim is shown.
      ["reviews[].of", { status: 1, reason: 1, review: 1, acceptance: 1, evidence: 1 }],
      ["reviews[].of.acceptance", acceptanceFields],
      ["reviews[].of.evidence[]", evidenceFields],
      ["policy", { needsReview: 1, controls: 1, frameworks: 1 }],
      // As `pickOwnControls` picks them; frameworks are in no copy.
      [
        "policy.controls[]",
        {
          id: 1,
          title: 1,
          appliesTo: 1,
          products: 1,
          stage: 1,
          kind: 1,
          gate: 1,
          weight: 1,
          what: 1,
          why: 1,
          how: 1,
          requirements: 1,
          version: 1,
          state: 1,
        },
      ],
      ["policy.controls[].gate", { point: 1, about: 1, against: 1 }],
      ["policy.frameworks[]", { id: 1, title: 1, version: 1, publisher: 1, url: 1, licence: 1, items: 1 }],
      ["policy.frameworks[].items[]", { id: 1, title: 1, section: 1, url: 1 }],
    ] as const;
    expect(objectsIn(documentSchema, "")).toEqual(
      tables.map(([path, fields]) => [path, Object.keys(fields)]),
    );
  });

  test("in the posture, of which nothing is anyone's own words", () => {
    expect(objectsIn(sharedPostureSchema, "")).toEqual([
      [
        "",
        "coverage gaps targets waysIn settled pending bestChanges gates frameworks slsa threats analysis".split(
          " ",
        ),
      ],
      ["coverage", ["pipeline", "stages", "nodes"]],
      ...countsAt("coverage.pipeline"),
      ["coverage.stages", ["build", "distribute", "run"]],
      ...["build", "distribute", "run"].flatMap((stage) => countsAt(`coverage.stages.${stage}`)),
      ...countsAt("coverage.nodes{}"),
      ["gaps", ["asDeclared", "asProven"]],
      ...["asDeclared", "asProven"].flatMap((as): [string, string[]][] => [
        [`gaps.${as}[]`, gap],
        [`gaps.${as}[].factors`, ["weight", "reach", "opening", "bareness", "status"]],
      ]),
      ["waysIn", ["asDeclared", "asProven"]],
      ...["asDeclared", "asProven"].flatMap((as) => wayAt(`waysIn.${as}[]`)),
      ["settled[]", ["node", "control", "status"]],
      ["pending[]", ["node", "control"]],
      ["bestChanges[]", ["change", "effort", "sure", "ways", "gates"]],
      ["bestChanges[].change", ["implement"]],
      ["bestChanges[].change.implement", ["node", "control"]],
      ["bestChanges[].change", ["remove"]],
      ["bestChanges[].change", ["revoke"]],
      ["bestChanges[].change", ["lead"]],
      ["bestChanges[].change.lead", ["edge", "to"]],
      ["bestChanges[].change", ["insert"]],
      ["bestChanges[].change.insert", ["edge", "kind"]],
      ["gates[]", ["asDeclared", "control"]],
      ["gates[].asDeclared", ["verdict", "exposedTargets", "placeKinds", "open"]],
      [
        "gates[].asDeclared.open",
        ["missing", "contradicted", "partial", "stale", "planned", "declared", "notAssessed"],
      ],
      ["frameworks", ["asDeclared"]],
      ["frameworks.asDeclared[]", ["framework", "requirements"]],
      ["frameworks.asDeclared[].requirements[]", ["id", "status"]],
      ["slsa", ["asDeclared"]],
      ["slsa.asDeclared", ["build", "source"]],
      ["slsa.asDeclared.build", ["level"]],
      ["slsa.asDeclared.source", ["level"]],
      ["threats", ["asDeclared"]],
      ["threats.asDeclared[]", ["technique", "status"]],
    ]);
  });
});

const evidence: Evidence = {
  id: "canary-evidence-id",
  title: "canary-evidence-title",
  tool: "canary-evidence-tool",
  result: "supports",
  effective: today,
  url: "https://canary-evidence-url.example",
  digest: `sha256:${"e".repeat(64)}`,
};
const claim: Partial<Claim> = {
  status: "implemented",
  owner: "canary-owners-claim",
  note: "canary-notes-claim",
  reason: "canary-notes-reason",
  ticket: "https://canary-evidence-ticket.example",
  due: today,
  evidence: [evidence],
};
const marked: PipelineDocument = {
  ...aPipeline("Payments API")
    .node("canary-owners-id", { kind: "developer", name: "canary-owners-name", owner: "canary-owners-node" })
    .node("ci", { note: "canary-notes-node", url: "https://canary-hosts-url.example", zone: "z" })
    .node("canary-hosts-id", { kind: "host", name: "canary-hosts-name" })
    .node("registry", { name: "registry.canary-hosts-registry.example" })
    .node("host-2", { kind: "host" })
    .edge("canary-owners-id", "ci", { note: "canary-notes-edge", artifact: "code" })
    .edge("registry", "canary-hosts-id", { images: ["i"] })
    .claim("ci", "c-scan", claim)
    .claim("ci", "c-sign", { owner: "canary-owners-alone" })
    .claim("canary-hosts-id", "c-host", {
      status: "accepted",
      reason: "canary-notes-why",
      acceptance: { by: "canary-owners-by", until: "2027-03-01", residual: "canary-notes-residual" },
    })
    .toDocument(),
  description: "canary-notes-description",
  zones: [{ id: "z", name: "CI network", kind: "network" }],
  images: [
    {
      id: "i",
      name: "canary-hosts-image.example/payments-api",
      names: ["canary-hosts-second.example/payments-api"],
      builtBy: "ci",
      parents: [{ ref: "canary-hosts-ref.example:5000/base/ubuntu:24.04" }],
      layers: [{ kind: "parent", title: "canary-hosts-layer.example/ubuntu" }],
    },
  ],
};
const canariesIn = (value: unknown) =>
  [...new Set(JSON.stringify(value).match(/canary-(owners|notes|evidence|hosts)/g))].toSorted();
const frozen = {
  number: 3,
  title: "Before the audit",
  note: "canary-notes-snapshot",
  takenAt: "2026-11-24T12:00:00.000Z",
  takenBy: "canary-owners-taker",
  revision: 7,
  catalogue: "test",
  document: marked,
  posture: postureOf(marked),
  settled: settledOf(marked, aCatalogue(), today),
  analyse: createAnalyser(aCatalogue()),
};

describe("a copy", () => {
  test("holds nothing of what is hidden", () => {
    expect(canariesIn(sharedCopyOf(frozen, nothing))).toEqual([]);
  });

  test("says until when a risk is accepted, whatever is hidden", () => {
    const copy = sharedCopyOf(frozen, nothing);
    const accepted = copy.document.claims.filter(({ status }) => status === "accepted");
    expect(accepted.map(({ acceptance, reason }) => [acceptance, reason])).toEqual([
      [{ until: "2027-03-01" }, undefined],
    ]);
    expect(copy.posture.coverage.pipeline.accepted).toBe(1);
  });

  test.each(["owners", "notes", "evidence", "hosts"] as const)("with %s shown holds those alone", (one) => {
    expect(canariesIn(sharedCopyOf(frozen, { ...nothing, [one]: true }))).toEqual([`canary-${one}`]);
  });

  test("with everything shown is the document, but for its ids", () => {
    const { document } = redact(frozen, everything);
    const anyId = expect.any(String) as string;
    const expected = marked.claims.map((one) => ({
      ...one,
      node: anyId,
      ...(one.evidence ? { evidence: one.evidence.map((piece) => ({ ...piece, id: anyId })) } : {}),
    }));
    expect(document.claims).toEqual(expected);
    expect(document.nodes.map(({ name }) => name).toSorted()).toEqual(
      marked.nodes.map(({ name }) => name).toSorted(),
    );
    expect(document.images[0]?.parents).toEqual(marked.images[0]?.parents);
  });

  test("calls people and hosts by what they are", () => {
    const { document } = redact(frozen, nothing);
    expect(document.nodes.map(({ name }) => name).toSorted()).toEqual([
      "Developer",
      "Host",
      "Host 2",
      "Production registry",
      "ci",
    ]);
    expect(document.images[0]).toMatchObject({
      name: "payments-api",
      parents: [{ ref: "ubuntu:24.04" }],
      layers: [{ title: "ubuntu" }],
    });
  });

  test("of any pipeline is one whose every reference leads somewhere, and has its counts", () => {
    fc.assert(
      fc.property(pipelineArbitrary, showArbitrary, (pipeline, show) => {
        const document = documentFromPipeline(pipeline);
        const posture = postureOf(document);
        const copy = sharedCopyOf(
          { ...frozen, document, posture, settled: settledOf(document, aCatalogue(), today) },
          show,
        );
        expect(sharedCopySchema.safeParse(copy).error).toBeUndefined();
        expect(parseDocument(copy.document).ok).toBe(true);
        expect(copy.document).toEqual(documentFromPipeline(pipelineFromDocument(copy.document)));
        expect(Object.keys(copy.posture.coverage.nodes).toSorted()).toEqual(
          copy.document.nodes.map(({ id }) => id),
        );
        expect(copy.posture.coverage.stages).toEqual(posture.coverage.stages);
        // Gaps and what is none are all that its counts count, whatever is hidden.
        const listed = [...copy.posture.gaps.asDeclared, ...(copy.posture.settled ?? [])];
        const withStatus = (status: string) => listed.filter((one) => one.status === status).length;
        expect(listed).toHaveLength(posture.coverage.pipeline.applicable);
        expect(withStatus("verified")).toBe(posture.coverage.pipeline.verified);
        expect(withStatus("not-applicable")).toBe(posture.coverage.pipeline.notApplicable);
      }),
    );
  });
});
