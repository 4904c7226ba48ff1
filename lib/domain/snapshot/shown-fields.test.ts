import { describe, expect, test } from "vitest";
import * as z from "zod";
import { sharedPostureSchema } from "../contract/posture";
import { documentSchema } from "../pipeline/document-schemas";
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
        "coverage gaps targets waysIn unprotectedHandOvers settled pending bestChanges gates frameworks slsa threats analysis notAnalysed".split(
          " ",
        ),
      ],
      ["coverage", ["beside", "pipeline", "stages", "nodes"]],
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
      ["unprotectedHandOvers", ["asDeclared"]],
      ["settled[]", ["node", "control", "status"]],
      ["pending[]", ["node", "control"]],
      ["bestChanges[]", "change effort confirmed assumed depends ways gates sure alternatives".split(" ")],
      ...changeAt("bestChanges[].change"),
      [
        "bestChanges[].alternatives[]",
        ["change", "effort", "confirmed", "assumed", "depends", "ways", "gates"],
      ],
      ...changeAt("bestChanges[].alternatives[].change"),
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
      ["notAnalysed", ["seconds"]],
      ["notAnalysed", ["megabytes"]],
    ]);
  });
});

/** A change, or several together. */
function changeAt(path: string): [string, string[]][] {
  const single = (at: string): [string, string[]][] => [
    [at, ["implement"]],
    [`${at}.implement`, ["node", "control"]],
    [at, ["remove"]],
    [at, ["revoke"]],
    [at, ["lead"]],
    [`${at}.lead`, ["edge", "to"]],
    [at, ["insert"]],
    [`${at}.insert`, ["edge", "kind"]],
  ];
  return [...single(path), [path, ["together"]], ...single(`${path}.together[]`)];
}
