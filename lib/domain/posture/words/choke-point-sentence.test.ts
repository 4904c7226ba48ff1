import { expect, test } from "vitest";
import { aPipeline } from "../../../testing/builders";
import type { ChokePoint, OpenCounts } from "../posture";
import { chokePointBadge, chokePointSentence } from "./choke-point-sentence";

const pipeline = aPipeline()
  .node("production-registry", { name: "Production registry", kind: "production-registry" })
  .node("hosts", { name: "Container hosts", kind: "host" })
  .build();

test("a choke point says what it is before, and what is known of the gates that are not in place there", () => {
  const point = (open?: OpenCounts): ChokePoint => ({
    node: "production-registry",
    targets: ["hosts"],
    missingGates: ["a", "b", "c"],
    ...(open ? { open } : {}),
  });
  const say = (open?: OpenCounts) => chokePointSentence(pipeline, point(open), 1);
  const passes = "Every path to Container hosts passes Production registry";
  expect(say({ missing: 2, planned: 1 })).toBe(
    `${passes}: 3 gates are not in place here (2 missing and 1 planned).`,
  );
  expect(say({ missing: 1, notAssessed: 2 })).toBe(
    `${passes}: 3 gates are not known to be in place here (1 missing and 2 not assessed).`,
  );
  expect(say({ notAssessed: 3 })).toBe(`${passes}: 3 gates are not assessed here.`);
  expect(say()).toBe(`${passes}: 3 gates are not known to be in place here.`);
  expect(chokePointSentence(pipeline, { node: "hosts", targets: ["hosts"], missingGates: [] }, 1)).toBe(
    "Every path to Container hosts ends here: no gate is open here.",
  );
  expect(
    [{ missing: 3 }, { missing: 1, notAssessed: 2 }, { notAssessed: 3 }].map((open) =>
      chokePointBadge(point(open)),
    ),
  ).toEqual([
    "Choke point, 3 gates open",
    "Choke point, 1 gate open, 2 not assessed",
    "Choke point, 3 gates not assessed",
  ]);
});
