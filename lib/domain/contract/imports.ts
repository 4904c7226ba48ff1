import * as z from "zod";
import { documentSchema } from "../pipeline/document-schemas";
import { mostFiles, uploadLimit } from "../scan/limits";
import type { Route } from "./route";

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
] as const satisfies readonly Route[];
