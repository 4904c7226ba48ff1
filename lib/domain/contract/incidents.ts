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
  /** Which entries of a map it is about; what is absent leaves everything in. */
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
  /** Reached, and the map or an answer says so. */
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
  /** Not drawn: the nodes to ask about. */
  nodes: ids,
  /** Without a match: what prevents it on these nodes. */
  stoppedBy: stoppedBySchema,
  /** What of the incident the map lacks, where it does not apply. */
  lacks: z.enum(["kinds", "technologies", "entry"]).exactOptional(),
});

/** What a list of pipelines says of one incident at one of them. */
const listedAnswerSchema = answerSchema.pick({ result: true, said: true }).extend({
  id: recordIdSchema,
  name: z.string(),
  /** The way, or what stops it, in one sentence. */
  line: z.string(),
  /** Where it begins. */
  place: placeSchema.exactOptional(),
});
export type ListedAnswer = z.infer<typeof listedAnswerSchema>;

const everywhereSchema = z.strictObject({
  incident: incidentSchema,
  /** The worst first. */
  pipelines: z.array(listedAnswerSchema).readonly(),
  /** Pipelines that one of the next calls works out. */
  pending: z.number().int().min(0),
});

export const incidentRoutes = [
  {
    method: "GET",
    path: "/incidents",
    access: "viewer",
    summary:
      "The incidents of the catalogue, the latest first: what happened, and what would have stopped it",
    status: 200,
    answer: z.array(incidentSchema).readonly(),
  },
  {
    method: "GET",
    path: "/incidents/{id}",
    query: ["as"],
    access: "viewer",
    summary: "One incident, and what would have become of it at each pipeline of the workspace, worst first",
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
      "Whether each incident of the catalogue would have come to production here, and by which way, worst first",
    status: 200,
    answer: z.array(answerSchema).readonly(),
  },
] as const satisfies readonly Route[];
