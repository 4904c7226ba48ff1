import * as z from "zod";
import { personSchema } from "./person";
import { acceptanceMoves } from "../compare/acceptance-changes";
import { changeGroups, stepCauses } from "../compare/change-groups";
import { wayMeanings } from "../compare/way-changes";
import {
  claimSchema,
  edgeSchema,
  imageSchema,
  nodeKindSchema,
  nodeSchema,
  positionSchema,
  stageSchema,
  zoneSchema,
} from "../pipeline/document-schemas";
import { wayStandings } from "../posture/compare";
import { effectiveStatuses } from "../posture/coverage/effective-status";
import { verdicts } from "../posture/posture";
import { instantSchema, recordIdSchema } from "./pipelines";
import { bothWays, countsSchema } from "./posture";
import type { Route } from "./route";
import { placeSchema } from "./ways-in";
import { change, comparisonSchema } from "./what-if";

const count = z.number().int();
const status = z.enum(effectiveStatuses);
const ids = z.array(z.string()).readonly();
const mover = z.enum(["map", "time"]);

/** One side of a comparison. */
const comparedStateSchema = z.strictObject({
  /** As requested: `snapshot:ID`, `pipeline:ID`, `pipeline:ID@17`; a day comes with its last revision. */
  ref: z.string(),
  /** "Q4 baseline", "now", "24 Nov 2026", "revision 17", "the planned state by 31 Mar 2027". */
  label: z.string(),
  isNow: z.boolean(),
  /** Without an id: a file on the command line, which has neither revision nor time. */
  pipeline: z.strictObject({ id: recordIdSchema.exactOptional(), name: z.string() }),
  snapshot: z.strictObject({ id: recordIdSchema, number: count, title: z.string() }).exactOptional(),
  /** Only for a planned state: how many planned claims it counts as done, and how many it does not. */
  target: z
    .strictObject({ day: z.string().exactOptional(), done: count, later: count, undated: count })
    .exactOptional(),
  revision: count.exactOptional(),
  /**
   * The time of this state: of a snapshot, or of the last entry of a revision or a day; for "now", the time
   * of the answer.
   */
  at: instantSchema.exactOptional(),
  /** The UTC day by which evidence is judged. */
  day: z.string(),
  catalogue: z.string(),
});
export type ComparedStateAnswer = z.infer<typeof comparedStateSchema>;

const controlChangeSchema = z.strictObject({
  node: z.string(),
  control: z.string(),
  /** A side is absent if the control does not apply there; the same holds for steps. */
  before: status.exactOptional(),
  after: status.exactOptional(),
  group: z.enum(changeGroups),
  steps: z
    .array(
      z.strictObject({
        cause: z.enum(stepCauses),
        from: status.exactOptional(),
        to: status.exactOptional(),
        day: z.string().exactOptional(),
      }),
    )
    .readonly(),
  why: z.string().exactOptional(),
});

const acceptanceChangeSchema = z.strictObject({
  node: z.string(),
  control: z.string(),
  move: z.enum(acceptanceMoves),
  until: z.string(),
  by: z.string().exactOptional(),
  why: z.string().exactOptional(),
});

const nodeSideSchema = z.strictObject({
  name: z.string(),
  kind: nodeKindSchema,
  stage: stageSchema,
  counts: countsSchema,
});

const comparedNodeSchema = z.strictObject({
  id: z.string(),
  before: nodeSideSchema.exactOptional(),
  after: nodeSideSchema.exactOptional(),
  change: z.enum(["added", "removed", "changed", "same"]),
  groups: z.partialRecord(z.enum(changeGroups), count),
});

const stateCountsSchema = z.strictObject({
  pipeline: countsSchema,
  stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
});

const fieldsSchema = z
  .array(
    z.strictObject({
      field: z.string(),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  )
  .readonly();

const diffOf = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.strictObject({
    added: z.array(schema).readonly(),
    removed: z.array(schema).readonly(),
    changed: z.array(z.strictObject({ id: z.string(), fields: fieldsSchema })).readonly(),
  });

const diffSchema = z.strictObject({
  pipeline: fieldsSchema,
  nodes: diffOf(nodeSchema),
  edges: diffOf(edgeSchema),
  zones: diffOf(zoneSchema),
  images: diffOf(imageSchema),
  claims: z.strictObject({
    added: z.array(claimSchema).readonly(),
    removed: z.array(claimSchema).readonly(),
    changed: z
      .array(z.strictObject({ node: z.string(), control: z.string(), fields: fieldsSchema }))
      .readonly(),
  }),
  /** Never counted. */
  moved: z
    .array(z.strictObject({ node: z.string(), before: positionSchema, after: positionSchema }))
    .readonly(),
});

const verdict = z.strictObject({ verdict: z.enum(verdicts), exposedTargets: ids });

const seenWaysSchema = z.strictObject({
  gates: z
    .array(
      change(verdict).extend({
        control: z.string(),
        meaning: z.enum(wayMeanings).exclude(["assumed", "removed"]),
        by: mover,
      }),
    )
    .readonly(),
  waysIn: z
    .array(
      z.strictObject({
        place: placeSchema,
        /** A side is absent if only the other has such a place. */
        before: z.enum(wayStandings).optional(),
        after: z.enum(wayStandings).optional(),
        meaning: z.enum(wayMeanings),
        by: mover,
      }),
    )
    .readonly(),
  targets: z.strictObject({ exposed: ids, shielded: ids }),
});

/** The last entry of the log between the two states that changed something. */
const logEntrySchema = z.strictObject({
  revision: count,
  at: instantSchema,
  by: personSchema,
});

export const compareAnswerSchema = z.strictObject({
  sentence: z.string(),
  from: comparedStateSchema,
  to: comparedStateSchema,
  /** With `names`, the ids of the two states are unrelated: these ids are those of the second state. */
  matchedBy: z.enum(["ids", "names"]),
  /** The most important changes, one sentence each. */
  warnings: z.array(z.string()).readonly(),
  isWorse: z.boolean(),
  isSame: z.boolean(),
  /** The number of controls in each group; `rule` is absent in older shared comparisons. */
  groups: z.strictObject({
    worse: count,
    time: count,
    better: count,
    answered: count,
    "not-applicable": count,
    scope: count,
    rule: count.exactOptional(),
    catalogue: count,
  }),
  /** Worst group first. */
  controls: z.array(controlChangeSchema).readonly(),
  /**
   * Risks accepted in one of the two states, never counted as an improvement; absent in older shared
   * comparisons.
   */
  acceptances: z.array(acceptanceChangeSchema).readonly().exactOptional(),
  nodes: z.array(comparedNodeSchema).readonly(),
  counts: change(stateCountsSchema),
  diff: diffSchema,
  ways: bothWays(seenWaysSchema),
  comparison: comparisonSchema,
  /**
   * The last person to change each subject: `node ID`, `edge ID`, `zone ID`, `image ID`, `claim NODE
   * CONTROL`, `pipeline`. For one pipeline only, from the newest 20,000 entries between the two states.
   */
  log: z.record(z.string(), logEntrySchema),
});
export type CompareAnswer = z.infer<typeof compareAnswerSchema>;

export const compareRoutes = [
  {
    method: "GET",
    path: "/compare",
    access: "viewer",
    token: "read",
    summary:
      "Compare two states of a map: snapshots, or pipelines now, at a revision or on a day, optionally with plans done",
    query: ["from", "to"],
    status: 200,
    answer: compareAnswerSchema,
  },
] as const satisfies readonly Route[];
