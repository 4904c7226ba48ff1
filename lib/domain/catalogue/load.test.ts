import * as z from "zod";
import { describe, expect, test } from "vitest";
import { idSchema } from "../ids";
import { nodeKinds } from "../pipeline/document-lists";
import { artifactSchema, nodeKindSchema, stageSchema } from "../pipeline/document-schemas";
import type { GatePoint } from "../pipeline/document";
import type { Control } from "./catalogue";
import { entryTypes, spreadTypes } from "./entry-types";
import { catalogue, catalogueHash, detailsPath } from "./load";

const gatePoints = [
  "commit",
  "pipeline-trigger",
  "parent-pull",
  "image-build",
  "registry-push",
  "promotion",
  "registry-pull",
  "deploy",
  "admission",
] as const satisfies readonly GatePoint[];

const closedTypeSchema = z.enum([...entryTypes, ...spreadTypes]);

// Pins the words that scripts/catalogue-schema.mjs accepts to those of the types.
const controlSchema: z.ZodType<Control> = z.strictObject({
  id: idSchema,
  title: z.string(),
  shortTitle: z.string().max(28).exactOptional(),
  appliesTo: z.array(nodeKindSchema),
  products: z.array(z.string()).exactOptional(),
  onlyIfFed: z.boolean().exactOptional(),
  onlyIfEntered: z.partialRecord(nodeKindSchema, z.array(artifactSchema)).exactOptional(),
  stage: stageSchema,
  kind: z.enum(["preventive", "detective", "corrective"]),
  gate: z
    .strictObject({
      point: z.enum(gatePoints),
      about: z.enum(["content", "orders", "any"]),
      against: z.enum(["mistake", "any", "swap", "stranger", "outsider"]),
      with: z.string().exactOptional(),
      provedBy: z.string().exactOptional(),
    })
    .exactOptional(),
  closes: z.array(closedTypeSchema).exactOptional(),
  closesAt: z.partialRecord(closedTypeSchema, z.array(nodeKindSchema)).exactOptional(),
  closesOn: z.array(artifactSchema).exactOptional(),
  asDeclared: z.array(closedTypeSchema).exactOptional(),
  prevents: z.array(z.enum(entryTypes)).exactOptional(),
  effort: z.number().min(1).max(3).exactOptional(),
  weight: z.number().min(1).max(5),
});

describe("the catalogue's controls", () => {
  test("there are 100, each with words of the types and an id of its own", () => {
    expect(z.array(controlSchema).safeParse(catalogue.controls).error).toBeUndefined();
    expect(new Set(catalogue.controls.map(({ id }) => id)).size).toBe(catalogue.controls.length);
    expect(catalogue.controls.length).toBeGreaterThanOrEqual(100);
  });

  test("each has a short title of its own for cards", () => {
    const short = catalogue.controls.map(({ shortTitle = "" }) => shortTitle);
    expect(short).not.toContain("");
    expect(new Set(short).size).toBe(short.length);
  });

  test("every product that a control names is that of a technology of a kind that the control applies to", () => {
    for (const { id, appliesTo, products = [] } of catalogue.controls) {
      for (const product of products) {
        const able = catalogue.technologies.filter(
          (technology) =>
            technology.products?.includes(product) &&
            technology.kinds.some((kind) => appliesTo.includes(kind)),
        );
        expect(able, `${id}: ${product}`).not.toHaveLength(0);
      }
    }
  });

  test("every kind has controls but those that stand for people and for services outside the pipeline", () => {
    const without = nodeKinds.filter(
      (kind) => !catalogue.controls.some(({ appliesTo }) => appliesTo.includes(kind)),
    );
    expect(without).toEqual(["developer", "service"]);
  });

  test("every stage and every gate point has a control", () => {
    expect(new Set(catalogue.controls.map(({ stage }) => stage)).size).toBe(3);
    expect(new Set(catalogue.controls.flatMap(({ gate }) => gate?.point ?? []))).toEqual(new Set(gatePoints));
  });
});

test("the details' address changes with the version and the content", () => {
  expect(catalogueHash).toMatch(/^[0-9a-f]{64}$/);
  expect(detailsPath).toBe(`/catalogue/${catalogue.version}-${catalogueHash.slice(0, 12)}.json`);
});
