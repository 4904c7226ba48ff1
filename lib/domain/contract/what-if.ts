import * as z from "zod";
import { idSchema } from "../ids";
import { limits } from "../pipeline/limits";
import { claimSchema, edgeSchema, nodeSchema } from "../pipeline/document-schemas";
import { stages } from "../pipeline/document-lists";
import { requirementStatuses, threatStatuses, verdicts } from "../posture/posture";
import { bothWays, countsSchema, postureSummarySchema } from "./posture";
import { documentLimit, type Route } from "./route";
import { insertKindSchema, placeSchema } from "./ways-in";
import { wayStandings } from "../posture/compare";

/** The maximum of each, equal to that of one push. */
const some = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.array(schema).max(limits.operationsPerPush).exactOptional();

/** Hypothetical changes of a map, applied in this order and never stored. */
const whatIfSchema = z.strictObject({
  addNodes: some(nodeSchema),
  addEdges: some(edgeSchema),
  lead: some(z.strictObject({ edge: idSchema, to: idSchema })),
  insert: some(
    z.union([
      z.strictObject({ edge: idSchema, kind: insertKindSchema }),
      z.strictObject({ edge: idSchema, node: nodeSchema }),
    ]),
  ),
  removeEdges: some(idSchema),
  claims: some(claimSchema),
});

const count = z.number().int();
export const change = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ before: schema, after: schema });
const ids = z.array(z.string()).readonly();
const verdict = z.strictObject({ verdict: z.enum(verdicts), exposedTargets: ids });

const figures = z.strictObject({
  bypassed: count,
  standsNowhere: count,
  holding: count,
  exposedTargets: ids,
  openPairs: count,
  waysIn: z.strictObject({
    said: count,
    assumed: count,
    /** Absent in comparisons shared before version 3. */
    depends: count.exactOptional(),
    guarded: count,
    setAside: count,
    closed: count,
  }),
  threats: z.record(z.enum(threatStatuses), count),
  gaps: count,
});

const seenChange = z.strictObject({
  figures: change(figures),
  gates: z.array(change(verdict).extend({ control: z.string() })).readonly(),
  /** A side is absent if only the other has such a place. */
  waysIn: z
    .array(
      z.strictObject({
        place: placeSchema,
        before: z.enum(wayStandings).optional(),
        after: z.enum(wayStandings).optional(),
      }),
    )
    .readonly(),
  threats: z.array(change(z.enum(threatStatuses)).extend({ technique: z.string() })).readonly(),
  frameworks: z
    .array(
      z.strictObject({
        framework: z.string(),
        counts: change(z.record(z.enum(requirementStatuses), count)),
        requirements: z.array(change(z.enum(requirementStatuses)).extend({ id: z.string() })).readonly(),
      }),
    )
    .readonly(),
  /** A level is absent if there is no node to judge. */
  slsa: z.strictObject({ build: levels(), source: levels() }),
});

function levels() {
  return z.strictObject({ before: count.optional(), after: count.optional() });
}

export const comparisonSchema = z.strictObject({
  ...bothWays(seenChange).shape,
  coverage: change(countsSchema),
  stages: z.record(z.enum(stages), change(countsSchema)),
  isSame: z.boolean(),
});

const whatIfAnswerSchema = z.strictObject({
  posture: postureSummarySchema,
  comparison: comparisonSchema,
});
export type WhatIfAnswer = z.infer<typeof whatIfAnswerSchema>;

export const whatIfRoutes = [
  {
    method: "POST",
    path: "/pipelines/{id}/posture/what-if",
    access: "viewer",
    token: "read",
    summary:
      "Compare the posture with one in which claims, connections or nodes are changed, added or removed; nothing is stored",
    body: whatIfSchema,
    bodyLimit: documentLimit / 8,
    status: 200,
    answer: whatIfAnswerSchema,
  },
] as const satisfies readonly Route[];
