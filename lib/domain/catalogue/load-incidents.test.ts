import * as z from "zod";
import { describe, expect, test } from "vitest";
import { idSchema } from "../ids";
import { daySchema } from "../pipeline/fields";
import { artifactSchema, nodeKindSchema, stageSchema } from "../pipeline/document-schemas";
import { entryTypes } from "./entry-types";
import { findControl } from "./find-control";
import type { Incident } from "./incident";
import { incidents } from "./load-incidents";
import { technologyById } from "./technologies";

const judged = z.array(z.strictObject({ control: z.string(), why: z.string() }));

// Pins the words that scripts/catalogue-schema.mjs accepts to those of the types.
const incidentSchema: z.ZodType<Incident> = z.strictObject({
  id: idSchema,
  title: z.string(),
  date: daySchema,
  stage: stageSchema,
  story: z.string(),
  match: z.strictObject({
    entry: z.array(z.enum(entryTypes)),
    kinds: z.array(nodeKindSchema).exactOptional(),
    from: z.array(nodeKindSchema).exactOptional(),
    technologies: z.array(z.string()).exactOptional(),
    artifacts: z.array(artifactSchema).exactOptional(),
    stops: z.array(z.string()),
  }),
  stoppedBy: judged,
  didNotHelp: judged,
  sources: z.array(
    z.strictObject({
      title: z.string(),
      url: z.string(),
      kind: z.enum(["primary", "secondary"]),
      read: z.boolean(),
    }),
  ),
  confidence: z.enum(["high", "medium", "low"]),
});

describe("the incidents of the catalogue", () => {
  test("they come the latest first, each with words of the types and an id of its own", () => {
    expect(z.array(incidentSchema).safeParse(incidents).error).toBeUndefined();
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
    const days = incidents.map(({ date }) => date);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test("name controls and technologies of the catalogue", () => {
    for (const { id, match, stoppedBy, didNotHelp } of incidents) {
      const named = [...match.stops, ...[...stoppedBy, ...didNotHelp].map(({ control }) => control)];
      expect(
        named.filter((control) => findControl(control, {}) === undefined),
        id,
      ).toEqual([]);
      expect((match.technologies ?? []).filter((one) => technologyById(one) === undefined)).toEqual([]);
    }
  });

  test("what would have stopped one is what its story gives a reason for, and never what did not help", () => {
    for (const { id, match, stoppedBy, didNotHelp } of incidents) {
      const stops = stoppedBy.map(({ control }) => control);
      expect(new Set(match.stops), id).toEqual(new Set(stops));
      expect(
        didNotHelp.filter(({ control }) => stops.includes(control)),
        id,
      ).toEqual([]);
    }
  });

  test("each rests on a source that was read", () => {
    for (const { id, sources } of incidents)
      expect(
        sources.some(({ read }) => read),
        id,
      ).toBe(true);
  });
});
