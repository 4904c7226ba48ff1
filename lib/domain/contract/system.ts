import * as z from "zod";
import { entryTypes, spreadTypes } from "../catalogue/entry-types";
import { artifactSchema, nodeKindSchema, stageSchema } from "../pipeline/document-schemas";
import type { Route } from "./route";

const templateListSchema = z.strictObject({
  templates: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      summary: z.string(),
      nodes: z.number().int(),
      edges: z.number().int(),
    }),
  ),
});

const closedTypeSchema = z.enum([...entryTypes, ...spreadTypes]);

export const catalogueAnswerSchema = z.strictObject({
  version: z.string(),
  kinds: z.array(
    z.strictObject({ id: nodeKindSchema, name: z.string(), stage: stageSchema, description: z.string() }),
  ),
  technologies: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kinds: z.array(nodeKindSchema),
      products: z.array(z.string()).exactOptional(),
      hosted: z.boolean().exactOptional(),
    }),
  ),
  controls: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      appliesTo: z.array(nodeKindSchema),
      products: z.array(z.string()).exactOptional(),
      onlyIfFed: z.boolean().exactOptional(),
      onlyIfEntered: z.partialRecord(nodeKindSchema, z.array(artifactSchema)).exactOptional(),
      stage: stageSchema,
      kind: z.enum(["preventive", "detective", "corrective"]),
      gate: z
        .strictObject({
          point: z.string(),
          about: z.enum(["content", "orders", "any"]),
          // Snapshots from before version 2 of the analysis do not record what a gate blocks.
          against: z.enum(["mistake", "any", "swap", "stranger", "outsider"]).exactOptional(),
          with: z.string().exactOptional(),
          provedBy: z.string().exactOptional(),
        })
        .exactOptional(),
      closes: z.array(closedTypeSchema).exactOptional(),
      closesAt: z.partialRecord(closedTypeSchema, z.array(nodeKindSchema)).exactOptional(),
      closesOn: z.array(artifactSchema).exactOptional(),
      asDeclared: z.array(closedTypeSchema).exactOptional(),
      prevents: z.array(z.enum(entryTypes)).exactOptional(),
      effort: z.number().int().exactOptional(),
      weight: z.number().int(),
      /** For custom controls: the version. Only snapshots hold these. */
      own: z.number().int().exactOptional(),
      what: z.string(),
      why: z.string(),
      how: z.array(z.string()),
      frameworks: z.record(z.string(), z.array(z.string())),
    }),
  ),
  frameworks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      version: z.string(),
      publisher: z.string(),
      url: z.string(),
      attribution: z.string().exactOptional(),
    }),
  ),
});

export const systemRoutes = [
  {
    method: "GET",
    path: "/templates",
    access: "viewer",
    token: "read",
    summary: "List the templates for a new pipeline",
    status: 200,
    answer: templateListSchema,
  },
  {
    method: "GET",
    path: "/catalogue",
    access: "viewer",
    token: "read",
    summary: "Get the catalogue: technologies, controls and their texts",
    status: 200,
    answer: catalogueAnswerSchema,
  },
  { method: "GET", path: "/openapi.json", access: "public", summary: "Get this description", status: 200 },
] as const satisfies readonly Route[];
