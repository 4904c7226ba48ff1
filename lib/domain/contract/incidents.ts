import * as z from "zod";
import { entryTypes } from "../catalogue/entry-types";
import { idSchema } from "../ids";
import { artifacts, nodeKinds, stages } from "../pipeline/document-lists";
import { incidentResults } from "../posture/incidents/incident-answer";
import { entryStates } from "../posture/ways-in/way-in";
import { recordIdSchema } from "./pipelines";
import type { Route } from "./route";
import { controlAtSchema, placeSchema } from "./ways-in";

const judgedControlSchema = z.strictObject({ control: idSchema, why: z.string() });

const incidentSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  /** The UTC day on which it became known. */
  date: z.iso.date(),
  stage: z.enum(stages),
  story: z.string(),
  /** Selects the entries of a map that it concerns; an absent filter selects all. */
  match: z.strictObject({
    entry: z.array(z.enum(entryTypes)).readonly(),
    kinds: z.array(z.enum(nodeKinds)).readonly().exactOptional(),
    from: z.array(z.enum(nodeKinds)).readonly().exactOptional(),
    technologies: z.array(z.string()).readonly().exactOptional(),
    artifacts: z.array(z.enum(artifacts)).readonly().exactOptional(),
    stops: z.array(idSchema).readonly(),
  }),
  stoppedBy: z.array(judgedControlSchema).readonly(),
  didNotHelp: z.array(judgedControlSchema).readonly(),
  sources: z
    .array(
      z.strictObject({
        title: z.string(),
        url: z.string(),
        kind: z.enum(["primary", "secondary"]),
        read: z.boolean(),
      }),
    )
    .readonly(),
  confidence: z.enum(["high", "medium", "low"]),
});

const ids = z.array(z.string()).readonly();
const stoppedBySchema = z
  .array(controlAtSchema.extend({ status: z.enum(["verified", "declared"]) }))
  .readonly();

const answerSchema = z.strictObject({
  incident: idSchema,
  result: z.enum(incidentResults),
  /** Reached, on the strength of the map or an answer. */
  said: z.boolean(),
  matches: z
    .array(
      z.strictObject({
        type: z.enum(entryTypes),
        place: placeSchema,
        result: z.enum(["reached", "stopped", "set-aside"]),
        said: z.boolean(),
        state: z.enum(entryStates),
        way: ids,
        stoppedBy: stoppedBySchema,
      }),
    )
    .readonly(),
  /** Not on the map: the nodes to ask about. */
  nodes: ids,
  /** Without a match: the control that prevents it on these nodes. */
  stoppedBy: stoppedBySchema,
  /** If it does not apply: the parts of the incident that the map lacks. */
  lacks: z.enum(["kinds", "technologies", "entry"]).exactOptional(),
});

/** One incident at one pipeline, as shown in a list of pipelines. */
const listedAnswerSchema = answerSchema.pick({ result: true, said: true }).extend({
  id: recordIdSchema,
  name: z.string(),
  /** The attack path, or the control that blocks it, in one sentence. */
  line: z.string(),
  /** Where it begins. */
  place: placeSchema.exactOptional(),
});
export type ListedAnswer = z.infer<typeof listedAnswerSchema>;

const everywhereSchema = z.strictObject({
  incident: incidentSchema,
  /** Worst first. */
  pipelines: z.array(listedAnswerSchema).readonly(),
  /** Pipelines that a later call analyses. */
  pending: z.number().int().min(0),
});

export const incidentRoutes = [
  {
    method: "GET",
    path: "/incidents",
    access: "viewer",
    summary:
      "List the incidents of the catalogue, latest first: the events, and the controls that would have blocked them",
    status: 200,
    answer: z.array(incidentSchema).readonly(),
  },
  {
    method: "GET",
    path: "/incidents/{id}",
    query: ["as"],
    access: "viewer",
    summary: "Get one incident and its outcome at each pipeline of the workspace, worst first",
    status: 200,
    answer: everywhereSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/posture/incidents",
    query: ["as"],
    access: "viewer",
    token: "read",
    summary:
      "List whether each incident would have reached production here, and on which attack path, worst first",
    status: 200,
    answer: z.array(answerSchema).readonly(),
  },
] as const satisfies readonly Route[];
