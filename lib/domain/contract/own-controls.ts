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
  /** The version on maps: the newest release, or a draft if there is no release. */
  state: controlStateSchema,
  /** There is an unreleased version. */
  hasDraft: z.boolean(),
  /** The catalogue now has a control with this id, and maps mean that one. */
  isHidden: z.boolean(),
  /** Newest first. */
  versions: z.array(controlVersionSchema),
});
export type ListedControl = z.infer<typeof listedControlSchema>;

const ownControlsAnswerSchema = z.strictObject({
  controls: z.array(listedControlSchema),
  /** The number of pipelines that do not have the newest version yet. */
  waiting: z.number().int(),
});
export type OwnControlsAnswer = z.infer<typeof ownControlsAnswerSchema>;

const listedFrameworkSchema = z.strictObject({
  framework: ownFrameworkSchema,
  /** The number of uploads. */
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

/** In bytes. All controls of a workspace at full length are more than this; upload them in several files. */
const bodyLimit = 5 * 1024 * 1024;

export const ownControlRoutes = [
  {
    method: "GET",
    path: "/controls",
    access: "viewer",
    token: "read",
    summary: "List the workspace's custom controls, with every version",
    status: 200,
    answer: ownControlsAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls",
    access: "admin",
    offInDemo: "settings",
    summary: "Save custom controls as drafts: new ones, or the next version of existing ones",
    body: z.strictObject({ controls: z.array(writtenControlSchema).min(1).max(limits.ownControls) }),
    bodyLimit,
    status: 200,
    answer: writtenAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls/release",
    access: "admin",
    offInDemo: "settings",
    summary: "Release drafts: they apply to every pipeline of the workspace from then on",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls/retire",
    access: "admin",
    offInDemo: "settings",
    summary: "Retire released controls: they apply to no node; their claims stay",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
  {
    method: "POST",
    path: "/controls/discard",
    access: "admin",
    offInDemo: "settings",
    summary: "Delete unreleased drafts",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
  {
    method: "GET",
    path: "/frameworks",
    access: "viewer",
    token: "read",
    summary: "List the workspace's custom frameworks",
    status: 200,
    answer: z.strictObject({ frameworks: z.array(listedFrameworkSchema) }),
  },
  {
    method: "POST",
    path: "/frameworks",
    access: "admin",
    offInDemo: "settings",
    summary: "Add custom frameworks, or the next edition of existing ones; it applies at once",
    body: z.strictObject({ frameworks: z.array(ownFrameworkSchema).min(1).max(limits.ownFrameworks) }),
    bodyLimit,
    status: 200,
    answer: writtenAnswerSchema,
  },
  {
    method: "POST",
    path: "/frameworks/retire",
    access: "admin",
    offInDemo: "settings",
    summary: "Retire custom frameworks: pipelines are not measured against them from then on",
    body: idsSchema,
    status: 200,
    answer: changedAnswerSchema,
  },
] as const satisfies readonly Route[];
