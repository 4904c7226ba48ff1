import * as z from "zod";
import { namesOnce } from "../each-once";
import { limits } from "../pipeline/limits";
import { ownFrameworkSchema, writtenControlSchema } from "../pipeline/own-control-schemas";
import { instantSchema } from "./pipelines";
import type { Route } from "./route";

const controlStateSchema = z.enum(["draft", "released", "retired"]);
export type ControlState = z.infer<typeof controlStateSchema>;

const signedSchema = z.strictObject({ at: instantSchema, by: z.string() });

const controlVersionSchema = z.strictObject({
  version: z.number().int(),
  control: writtenControlSchema,
  written: signedSchema,
  /** Null: it is a draft. */
  released: signedSchema.nullable(),
  retired: signedSchema.nullable(),
});

const listedControlSchema = z.strictObject({
  id: z.string(),
  /** Of what maps carry: the newest version that was released; a draft where none was. */
  state: controlStateSchema,
  /** There is a version that is not released yet. */
  hasDraft: z.boolean(),
  /** The catalogue has got a control of this id since: that is what is meant on maps. */
  isHidden: z.boolean(),
  /** The newest first. */
  versions: z.array(controlVersionSchema),
});
export type ListedControl = z.infer<typeof listedControlSchema>;

const ownControlsAnswerSchema = z.strictObject({
  controls: z.array(listedControlSchema),
  /** In how many pipelines the newest is not written yet. */
  waiting: z.number().int(),
});
export type OwnControlsAnswer = z.infer<typeof ownControlsAnswerSchema>;

const listedFrameworkSchema = z.strictObject({
  framework: ownFrameworkSchema,
  /** How often it was uploaded. */
  edition: z.number().int(),
  written: signedSchema,
  retired: signedSchema.nullable(),
});
export type ListedFramework = z.infer<typeof listedFrameworkSchema>;

const idsSchema = z.strictObject({
  ids: z.array(z.string().max(64)).min(1).max(limits.ownControls).check(namesOnce),
});

const writtenAnswerSchema = z.strictObject({
  /** New or changed. */
  written: z.number().int(),
  unchanged: z.number().int(),
});

const changedAnswerSchema = z.strictObject({ changed: z.number().int() });

/** In bytes: all the controls that a workspace may have, each as long as it may be, are more; they come in several files then. */
const bodyLimit = 5 * 1024 * 1024;

export const ownControlRoutes = [
  {
    method: "GET",
    path: "/controls",
    access: "viewer",
    token: "read",
    summary: "The workspace's own controls, with every version",
    status: 200,
    answer: ownControlsAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls",
    access: "admin",
    summary: "Write own controls as drafts: a new one, or the next version of one that is there",
    body: z.strictObject({ controls: z.array(writtenControlSchema).min(1).max(limits.ownControls) }),
    bodyLimit,
    status: 200,
    answer: writtenAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls/release",
    access: "admin",
    summary: "Release drafts: from then on every pipeline of the workspace is asked for them",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls/retire",
    access: "admin",
    summary: "Retire released controls: no node is asked for them any more, and claims of them stay",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls/discard",
    access: "admin",
    summary: "Delete drafts that were not released",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
  {
    method: "GET",
    path: "/frameworks",
    access: "viewer",
    token: "read",
    summary: "The workspace's own frameworks",
    status: 200,
    answer: z.strictObject({ frameworks: z.array(listedFrameworkSchema) }),
  },
  {
    method: "POST",
    path: "/frameworks",
    access: "admin",
    summary: "Add own frameworks, or the next edition of those that are there; it holds at once",
    body: z.strictObject({ frameworks: z.array(ownFrameworkSchema).min(1).max(limits.ownFrameworks) }),
    bodyLimit,
    status: 200,
    answer: writtenAnswerSchema,
  },
  {
    method: "POST",
    path: "/frameworks/retire",
    access: "admin",
    summary: "Retire own frameworks: pipelines are not held against them any more",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
] as const satisfies readonly Route[];
