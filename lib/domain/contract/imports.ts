import * as z from "zod";
import { documentSchema, newDocumentSchema } from "../pipeline/document-schemas";
import { operationBodySchema } from "../pipeline/operations";
import { mostFiles, uploadLimit } from "../scan/limits";
import type { Route } from "./route";
import { effectiveStatuses } from "../posture/coverage/effective-status";

/** Line 0: of the file as a whole. */
const placeSchema = z.strictObject({ file: z.string(), line: z.number().int() });
const places = z.array(placeSchema);

/** The files of one or more repositories, as a dropped folder has them. An archive is sent as it is instead, as application/zip. */
const givenFilesSchema = z.strictObject({
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(1_000), text: z.string() }))
    .min(1)
    .max(mostFiles, `must be at most ${mostFiles} files`),
});

export const scanAnswerSchema = z.strictObject({
  files: z.array(
    z.strictObject({ path: z.string(), format: z.string().exactOptional(), facts: z.number().int() }),
  ),
  /** Each of its kind with fields of its own, as lib/domain/scan/facts.ts has them. */
  facts: z.array(z.looseObject({ kind: z.string(), at: placeSchema })),
  document: documentSchema,
  unknowns: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      placeholder: z.string().exactOptional(),
      at: placeSchema,
    }),
  ),
  notUnderstood: z.array(z.strictObject({ at: placeSchema, why: z.string() })),
  proofs: z.record(z.string(), places),
});

const accept = z.union([z.literal("all"), z.array(z.string())]).exactOptional();

/** Files, or a map: another one, or one that `POST /imports` or a preview drafted of files. */
const givenIntoSchema = z.union([
  givenFilesSchema.extend({ accept }),
  z.strictObject({ document: newDocumentSchema, from: z.enum(["files", "map"]).exactOptional(), accept }),
]);

const pieceSchema = z.strictObject({
  id: z.string(),
  of: z.enum(["node", "edge", "zone", "image", "claim"]),
  does: z.enum(["add", "change", "remove"]),
  title: z.string(),
  says: z.string().exactOptional(),
  /** Whose card it is shown on. */
  node: z.string().exactOptional(),
  proofs: places.readonly(),
  /** Taken with it. */
  needs: z.array(z.string()).readonly(),
  /** What `accept=all` takes. */
  ticked: z.boolean(),
  /** Why it is not ticked. */
  why: z.string().exactOptional(),
  operations: z.array(operationBodySchema).readonly(),
  /** What it does to the control of its claim, where that becomes worse or better. */
  effect: z
    .strictObject({
      group: z.enum(["worse", "better"]),
      before: z.enum(effectiveStatuses),
      after: z.enum(effectiveStatuses),
    })
    .exactOptional(),
  /** Lines of files that speak of what goes, as they were read. */
  gone: z.array(z.string()).readonly().exactOptional(),
});

export const importedIntoSchema = z.strictObject({
  /** Of the map that the changes are of; where some were accepted, the one that they led to. */
  revision: z.number().int(),
  /** What would change; where some were accepted, those. */
  changes: z.array(pieceSchema).readonly(),
  /** How many were accepted, and those that were not; absent where nothing was to be. */
  accepted: z.number().int().exactOptional(),
  left: z.array(pieceSchema).readonly().exactOptional(),
  /** What may be on the map already. */
  questions: z
    .array(
      z.strictObject({
        id: z.string(),
        question: z.string(),
        choices: z.array(z.strictObject({ node: z.string(), name: z.string() })).readonly(),
        at: placeSchema.exactOptional(),
      }),
    )
    .readonly(),
  unknowns: scanAnswerSchema.shape.unknowns.readonly(),
  notUnderstood: scanAnswerSchema.shape.notUnderstood.readonly(),
  /** What comes; where nothing was accepted. */
  document: z.exactOptional(documentSchema),
  files: scanAnswerSchema.shape.files.readonly().exactOptional(),
  facts: scanAnswerSchema.shape.facts.readonly().exactOptional(),
});
export type ImportedInto = z.input<typeof importedIntoSchema>;

export const importRoutes = [
  {
    method: "POST",
    path: "/imports",
    access: "editor",
    summary:
      "Read files of repositories, or a .zip of them, and draw the map that they prove; nothing is kept",
    query: ["name", "answers"],
    body: givenFilesSchema,
    bodyLimit: uploadLimit,
    upload: "application/zip",
    keepsNothing: true,
    status: 200,
    answer: scanAnswerSchema,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/imports",
    access: "editor",
    token: "import",
    summary:
      "Read files, or a .zip of them, or another map, into a pipeline: what would change, and with accept, which is written, all or nothing; 409 where it is at another revision",
    query: ["name", "answers", "source", "same", "accept", "revision"],
    body: givenIntoSchema,
    bodyLimit: uploadLimit,
    upload: "application/zip",
    keepsNothing: true,
    status: 200,
    answer: importedIntoSchema,
  },
] as const satisfies readonly Route[];
