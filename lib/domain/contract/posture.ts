import * as z from "zod";
import { analysisVersion, frozenVersions } from "../posture/analysis-version";
import { effectiveStatuses } from "../posture/coverage/effective-status";
import { gapLists } from "../posture/findings/gaps";
import {
  chainFindings,
  openReasons,
  requirementStatuses,
  threatStatuses,
  verdicts,
} from "../posture/posture";
import type { Route } from "./route";
import { bestChangeSchema, controlAtSchema, handOverSchema, wayInSchema } from "./ways-in";

const count = z.number().int().min(0);

export const countsSchema = z.strictObject({
  applicable: count,
  notApplicable: count,
  inScope: count,
  verified: count,
  declared: count,
  stale: count,
  contradicted: count,
  partial: count,
  planned: count,
  missing: count,
  /** The missing controls that are accepted risks and have not expired; absent: none. */
  accepted: count.exactOptional(),
  notAssessed: count,
  share: z.strictObject({ declared: z.number(), proven: z.number() }).exactOptional(),
});

const gapSchema = z.strictObject({
  node: z.string(),
  control: z.string(),
  status: z.enum(effectiveStatuses),
  priority: z.number(),
  factors: z.strictObject({
    weight: z.number(),
    reach: z.number(),
    /** Absent in postures frozen before gates were judged; so is `bareness`. */
    opening: z.number().exactOptional(),
    bareness: z.number().exactOptional(),
    status: z.number(),
  }),
});

/** As answered. Frozen postures store only the status, from which the list follows. */
const listedGapSchema = gapSchema.extend({ list: z.enum(gapLists) });
export type ListedGap = z.infer<typeof listedGapSchema>;

const coverageSchema = z.strictObject({
  /** Nodes that no share counts. */
  beside: z.array(z.string()).readonly().exactOptional(),
  pipeline: countsSchema,
  stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
  nodes: z.record(z.string(), countsSchema),
});

const ids = z.array(z.string()).readonly();
export const bothWays = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ asDeclared: schema, asProven: schema });
const listBothWays = <Schema extends z.ZodType>(schema: Schema) => bothWays(z.array(schema).readonly());

const positive = z.number().int().min(1).exactOptional();
const openCountsSchema = z.strictObject(
  Object.fromEntries(openReasons.map((reason) => [reason, positive])) as {
    readonly [R in (typeof openReasons)[number]]: typeof positive;
  },
);

const verdictSchema = z.strictObject({
  verdict: z.enum(verdicts),
  exposedTargets: ids,
  witness: ids.exactOptional(),
  openEdges: ids,
  placeKinds: ids.exactOptional(),
  fix: z
    .strictObject({
      nodes: ids,
      cost: z.number(),
      leaves: ids,
      impossible: ids.exactOptional(),
      maybeDearer: z.literal(true).exactOptional(),
      /** For signature checks: nodes that must sign before the check counts. */
      unsigned: ids.exactOptional(),
    })
    .exactOptional(),
  /**
   * Statuses on the nodes that could carry the gate and do not; absent if nothing bypasses it, and in older
   * frozen postures.
   */
  open: openCountsSchema.exactOptional(),
});

const trackSchema = z.strictObject({
  level: z.number().int().exactOptional(),
  next: z.array(z.strictObject({ node: z.string(), requirement: z.string() })).readonly(),
  unbuilt: ids.exactOptional(),
});

const countedSchema = z.strictObject({ coverage: coverageSchema, gaps: listBothWays(gapSchema) });

/** A control that applies and is no gap (declared + verified): in place, or not applicable. */
const settledSchema = gapSchema.pick({ node: true, control: true, status: true });
export type Settled = z.infer<typeof settledSchema>;

const threatsSchema = z
  .array(z.strictObject({ technique: z.string(), status: z.enum(threatStatuses) }))
  .readonly();
const frameworksSchema = z
  .array(
    z.strictObject({
      framework: z.string(),
      requirements: z
        .array(z.strictObject({ id: z.string(), status: z.enum(requirementStatuses) }))
        .readonly(),
    }),
  )
  .readonly();

const asDeclared = <Schema extends z.ZodType>(schema: Schema) => z.strictObject({ asDeclared: schema });
const levelSchema = trackSchema.pick({ level: true });

/**
 * The map could not be analysed within this limit: only coverage and gaps are present, by weight and status
 * alone.
 */
const notAnalysedSchema = z.union([
  z.strictObject({ seconds: z.number() }),
  z.strictObject({ megabytes: z.number() }),
]);

export const sharedPostureSchema = countedSchema.extend({
  /** Absent in copies of version 1 of the analysis, as are entry points. */
  targets: ids.exactOptional(),
  waysIn: listBothWays(wayInSchema).exactOptional(),
  /** Connections on a path from an open, unprotected entry point. Absent in copies before version 3. */
  unprotectedHandOvers: asDeclared(ids).exactOptional(),
  /** A copy without evidence hides whether a status is verified or declared. Absent in older copies. */
  settled: z.array(settledSchema).readonly().exactOptional(),
  /** Statuses that awaited approval; absent if there were none. */
  pending: z
    .array(gapSchema.pick({ node: true, control: true }))
    .readonly()
    .exactOptional(),
  /** Declared + verified, best first. Absent in older copies. */
  bestChanges: z.array(bestChangeSchema).readonly().exactOptional(),
  /** Only the fields that its page shows; absent in older copies, as are frameworks, levels and threats. */
  gates: z
    .array(
      asDeclared(
        verdictSchema.pick({ verdict: true, exposedTargets: true, placeKinds: true, open: true }),
      ).extend({
        control: z.string(),
      }),
    )
    .readonly()
    .exactOptional(),
  frameworks: asDeclared(frameworksSchema).exactOptional(),
  slsa: asDeclared(z.strictObject({ build: levelSchema, source: levelSchema })).exactOptional(),
  threats: asDeclared(threatsSchema).exactOptional(),
  /** Version of the analysis; absent: 1. */
  analysis: z.literal(frozenVersions).exactOptional(),
  notAnalysed: notAnalysedSchema.exactOptional(),
});

const postureSchema = countedSchema.extend({
  /** Version of the analysis. */
  analysis: z.literal(analysisVersion),
  graph: z.strictObject({
    origins: z.strictObject({ firstParty: ids, thirdParty: ids }),
    targets: ids,
    otherTargets: ids,
    published: z.literal(true).exactOptional(),
    /** CI nodes without an answer, treated as nodes that build images. */
    assumedBuilders: ids.exactOptional(),
    unconnected: ids,
    notes: z.array(z.strictObject({ code: z.literal("pinning-unknown"), nodes: ids })).readonly(),
  }),
  gates: z.array(bothWays(verdictSchema).extend({ control: z.string() })).readonly(),
  chains: listBothWays(
    z.strictObject({
      finding: z.enum(chainFindings),
      node: z.string(),
      path: ids,
      /** For \`checked-not-signed\`: the verifier whose connections let artifacts past. */
      from: ids.exactOptional(),
    }),
  ),
  chokePoints: listBothWays(
    z.strictObject({
      node: z.string(),
      targets: ids,
      missingGates: ids,
      open: openCountsSchema.exactOptional(),
    }),
  ),
  bestSingleFix: bothWays(
    z
      .strictObject({ node: z.string(), control: z.string(), closes: count, targets: ids.exactOptional() })
      .nullable(),
  ),
  threats: bothWays(threatsSchema),
  frameworks: bothWays(frameworksSchema),
  slsa: bothWays(z.strictObject({ build: trackSchema, source: trackSchema })),
  waysIn: listBothWays(wayInSchema),
  /**
   * Connections on a path from an open, unprotected entry point. Absent in postures frozen by versions 1 and
   * 2.
   */
  unprotectedHandOvers: bothWays(ids).exactOptional(),
  /** Declared + verified, best first; only the first few. */
  bestChanges: z.array(bestChangeSchema).readonly(),
  /** Declared + verified, most effective first. */
  handOvers: z.array(handOverSchema).readonly(),
});

/**
 * A frozen posture. Those from before gates were judged hold only coverage and gaps; those from before entry
 * points hold none.
 */
export const frozenPostureSchema = countedSchema.extend({
  ...postureSchema.omit({ coverage: true, gaps: true }).partial().shape,
  analysis: z.literal(frozenVersions).optional(),
  notAnalysed: notAnalysedSchema.exactOptional(),
});

export const postureAnswerSchema = postureSchema.extend({
  gaps: listBothWays(listedGapSchema),
  revision: z.number().int(),
  catalogue: z.string(),
  analysedAt: z.iso.datetime(),
});

export type PostureAnswer = z.infer<typeof postureAnswerSchema>;

const judgedSchema = z.strictObject({
  verdict: z.enum(verdicts),
  exposedTargets: count,
  open: openCountsSchema.exactOptional(),
});

/** An answer of bounded size however large the map is: counts and verdicts, and the gaps page by page. */
export const postureSummarySchema = z.strictObject({
  ...postureAnswerSchema.pick({ revision: true, catalogue: true, analysedAt: true }).shape,
  ...postureSchema.pick({ bestSingleFix: true, slsa: true, bestChanges: true }).shape,
  coverage: coverageSchema.omit({ nodes: true }),
  targets: count,
  gates: z.array(bothWays(judgedSchema).extend({ control: z.string() })).readonly(),
  /** Totals, of which `gaps` is one page. */
  gapCounts: bothWays(count),
  gaps: listBothWays(listedGapSchema),
  page: count,
  pages: count,
  /**
   * The number of entry points in each state; `said` and `assumed` are unprotected, `depends` needs an
   * answer.
   */
  waysIn: bothWays(
    z.strictObject({
      said: count,
      assumed: count,
      depends: count,
      guarded: count,
      setAside: count,
      closed: count,
    }),
  ),
});
export type PostureSummary = z.infer<typeof postureSummarySchema>;
export type PublishedPosture = z.infer<typeof postureSchema>;

export const asSchema = z.enum(["declared", "proven"]);

/**
 * `hostile`: attacker-controlled nodes; `catching`: gates on every path that detect mistakes and block no
 * attacker.
 */
const compromiseAnswerSchema = z.strictObject({
  node: z.string(),
  hostile: ids,
  targets: z
    .array(
      z.strictObject({
        node: z.string(),
        unguarded: z.boolean(),
        stopping: z.array(controlAtSchema).readonly(),
        catching: ids,
      }),
    )
    .readonly(),
});

export const postureRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/posture",
    access: "viewer",
    token: "read",
    summary:
      "Get coverage, verdicts of gates and a page of gaps; view=whole adds bypasses, fixes, threats and frameworks",
    query: ["view", "page"],
    status: 200,
    answer: z.union([postureSummarySchema, postureAnswerSchema]),
  },
  {
    method: "GET",
    path: "/pipelines/{id}/posture/compromise",
    query: ["node", "target", "as"],
    access: "viewer",
    token: "read",
    summary:
      "Get the blast radius of a node, or the attackers of a target, with the gates that block or detect",
    status: 200,
    answer: compromiseAnswerSchema,
  },
] as const satisfies readonly Route[];
