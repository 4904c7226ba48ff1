import * as z from "zod";
import { idSchema } from "../ids";
import { textSchema } from "../pipeline/fields";
import { findingKinds } from "../running/finding";
import { runningFlags } from "../running/observed";
import { runningLimits } from "../running/limits";
import { uploadLimit } from "../scan/limits";
import { instantSchema, recordIdSchema } from "./pipelines";
import type { Route } from "./route";

const count = z.number().int().min(0);
const hostSchema = textSchema(runningLimits.name);

/**
 * Output of a cluster, an engine or a registry, as files. An archive is sent unchanged as application/zip.
 */
const givenRunningSchema = z.strictObject({
  files: z
    .array(z.strictObject({ name: textSchema(runningLimits.name).check(z.minLength(1)), text: z.string() }))
    .min(1)
    .max(runningLimits.files, `must be at most ${runningLimits.files} files`),
  /** The host of the registry, for a list that does not name its own. */
  registry: z.exactOptional(hostSchema),
  /** The node that it describes, if the map has several of its kind. */
  node: z.exactOptional(idSchema),
});

export const readRunningSchema = z.strictObject({
  read: z.array(
    z.strictObject({
      file: z.string(),
      format: z.string(),
      source: z.string(),
      containers: count,
      repositories: count,
      warnings: z.array(z.string()),
    }),
  ),
  /** Files without usable content, and why. */
  problems: z.array(z.strictObject({ file: z.string(), message: z.string() })),
  /** The number of open findings. */
  findings: count,
});
export type ReadRunning = z.infer<typeof readRunningSchema>;

const placeSchema = z.strictObject({
  file: z.string(),
  path: z.string(),
  line: z.number().int(),
  quote: z.string(),
});

const drawingSchema = z.union([
  z.strictObject({
    does: z.literal("way"),
    place: idSchema,
    host: z.string(),
    repository: z.string(),
  }),
  z.strictObject({
    does: z.literal("registry"),
    host: z.string(),
    to: z.array(z.strictObject({ place: idSchema, repositories: z.array(z.string()) })),
  }),
  z.strictObject({
    does: z.literal("place"),
    platform: z.enum(["kubernetes", "docker", "ecs"]),
    source: z.string(),
  }),
  z.strictObject({
    does: z.literal("flag"),
    flag: z.enum(runningFlags),
    place: idSchema,
    workloads: z.array(z.strictObject({ workload: z.string(), mark: z.string(), line: z.string() })),
    on: z.string(),
  }),
]);

const findingSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(findingKinds),
  sentence: z.string(),
  about: z.string(),
  node: z.exactOptional(idSchema),
  basis: z.string(),
  places: z.array(placeSchema),
  count,
  draws: drawingSchema.exactOptional(),
});

const questionSchema = z.strictObject({
  observation: recordIdSchema,
  registry: z.string().exactOptional(),
  sentence: z.string(),
  candidates: z.array(idSchema),
});

export const runningAnswerSchema = z.strictObject({
  revision: z.number().int(),
  /** Worst first. */
  findings: z.array(findingSchema),
  /** The total. */
  total: count,
  dismissed: z.array(
    z.strictObject({
      finding: findingSchema,
      dismissal: z.strictObject({
        key: z.string(),
        basis: z.string(),
        reason: z.string(),
        by: z.string(),
        at: instantSchema,
      }),
    }),
  ),
  questions: z.array(questionSchema),
  /** Answers that people gave and can change. */
  answered: z.array(questionSchema.extend({ node: idSchema })),
  /** The uploads, newest first. */
  observations: z.array(
    z.strictObject({
      id: recordIdSchema,
      at: instantSchema,
      by: z.string(),
      format: z.string(),
      source: z.string(),
      file: z.string(),
      containers: count,
      repositories: count,
      /** The newest of its source. */
      counts: z.boolean(),
    }),
  ),
});
export type RunningAnswer = z.infer<typeof runningAnswerSchema>;

const keySchema = z.string().min(1).max(1_000);

export const runningRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/running",
    access: "viewer",
    token: "read",
    summary: "List runtime drift: differences between the map and the latest runtime data",
    status: 200,
    answer: runningAnswerSchema,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/running",
    access: "editor",
    token: "evidence",
    summary:
      "Upload the output of a cluster, engine or registry: files, or a .zip; the results are stored, the files are not",
    query: ["registry", "node"],
    body: givenRunningSchema,
    bodyLimit: uploadLimit,
    upload: "application/zip",
    status: 201,
    answer: readRunningSchema,
  },
  {
    method: "PATCH",
    path: "/pipelines/{id}/running",
    access: "editor",
    summary: "Set the node that an upload describes, or the node of a registry",
    body: z.strictObject({
      observation: recordIdSchema,
      registry: z.exactOptional(hostSchema),
      node: z.nullable(idSchema),
    }),
    status: 204,
  },
  {
    method: "DELETE",
    path: "/pipelines/{id}/running",
    access: "editor",
    summary: "Remove an upload by its id",
    query: ["observation"],
    status: 204,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/running/dismissals",
    access: "editor",
    summary: "Dismiss a finding with a reason, while its basis stays the same",
    body: z.strictObject({
      key: keySchema,
      reason: textSchema(runningLimits.reason).check(
        z.refine<string>((reason) => reason.trim() !== "", "must not be empty"),
      ),
    }),
    status: 204,
  },
  {
    method: "DELETE",
    path: "/pipelines/{id}/running/dismissals",
    access: "editor",
    summary: "Restore a dismissed finding, by its key",
    query: ["key"],
    status: 204,
  },
] as const satisfies readonly Route[];
