import fc from "fast-check";
import { expect, test } from "vitest";
import { countParents } from "./count-parents";
import type { Image } from "./document";

const digest = `sha256:${"1".repeat(64)}`;
const image = (id: string, ...parents: NonNullable<Image["parents"]>): Image => ({ id, name: id, parents });

test("counts images by parent, however the parent is written, and how many float", () => {
  const images = [
    image("a", { ref: "ubuntu:24.04" }, { ref: "golang:1.26" }),
    image("b", { ref: "docker.io/library/ubuntu:24.04", digest }),
    image("c", { ref: "golang:1.26" }, { ref: "golang:1.26", digest }),
    { id: "d", name: "d" },
  ];
  expect(countParents(images)).toEqual([
    { parent: "golang:1.26", images: 2, floating: 2 },
    { parent: "ubuntu:24.04", images: 2, floating: 1 },
  ]);
});

test("the order of the images changes nothing, and no count is more than there are images", () => {
  const images = fc.array(
    fc.array(fc.constantFrom("a:1", "a:2", "library/a:1", `a:1@${digest}`), { maxLength: 4 }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(images, (refs) => {
      const made = refs.map((parents, index) => image(`i${index}`, ...parents.map((ref) => ({ ref }))));
      const counts = countParents(made);
      expect(countParents(made.toReversed())).toEqual(counts);
      for (const one of counts) expect(one.floating <= one.images && one.images <= made.length).toBe(true);
    }),
  );
});
