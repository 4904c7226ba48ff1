import * as z from "zod";
import { documentSchema, newDocumentSchema } from "../pipeline/document-schemas";
import { operationBodySchema } from "../pipeline/operations";
import { mostFiles, uploadLimit } from "../scan/limits";
import type { Route } from "./route";
import { effectiveStatuses } from "../posture/coverage/effective-status";

/** Line 0: the file as a whole. */
const placeSchema = z.strictObject({ file: z.string(), line: z.number().int() });
const places = z.array(placeSchema);

/**
 * The files of one or more repositories, as a dropped folder has them. An archive is sent unchanged as
 * application/zip.
 */
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
  /** Each kind has its own fields, see lib/domain/scan/facts.ts. */
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

/** Files, or a map: another pipeline's, or a draft from `POST /imports` or a preview. */
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
  /** The card that shows it. */
  node: z.string().exactOptional(),
  proofs: places.readonly(),
  /** Accepted together with it. */
  needs: z.array(z.string()).readonly(),
  /** Part of `accept=all`. */
  ticked: z.boolean(),
  /** Why it is not preselected. */
  why: z.string().exactOptional(),
  operations: z.array(operationBodySchema).readonly(),
  /** Its effect on the control of its claim, if that gets worse or better. */
  effect: z
    .strictObject({
      group: z.enum(["worse", "better"]),
      before: z.enum(effectiveStatuses),
      after: z.enum(effectiveStatuses),
    })
    .exactOptional(),
  /** Lines of files that mention the removed item. */
  gone: z.array(z.string()).readonly().exactOptional(),
});

export const importedIntoSchema = z.strictObject({
  /** The revision that the changes apply to; after an acceptance, the resulting one. */
  revision: z.number().int(),
  /** The proposed changes; after an acceptance, the accepted ones. */
  changes: z.array(pieceSchema).readonly(),
  /** The number of accepted changes, and those that failed; absent in a preview. */
  accepted: z.number().int().exactOptional(),
  left: z.array(pieceSchema).readonly().exactOptional(),
  /** Possible duplicates on the map. */
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
  /** Additions; only in a preview. */
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
    summary: "Draft a map from the files of repositories or a .zip of them; nothing is stored",
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
      "Preview or apply changes from files, a .zip or another map; all or nothing; 409 if the pipeline is at another revision",
    query: ["name", "answers", "source", "same", "accept", "revision"],
    body: givenIntoSchema,
    bodyLimit: uploadLimit,
    upload: "application/zip",
    keepsNothing: true,
    status: 200,
    answer: importedIntoSchema,
  },
] as const satisfies readonly Route[];
