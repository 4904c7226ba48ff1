import { expect, test } from "vitest";
import { ownFramework, ownGate, released } from "@/lib/testing/own-controls";
import { frameworkById } from "../frameworks";
import { catalogue } from "../load";
import { controlFaults, frameworkFaults } from "./own-faults";
import { readOwnFile } from "./read-own-file";

const text = (value: unknown) => JSON.stringify(value);

test("a file of controls and frameworks is read, as JSON and as YAML", () => {
  const file = { schema: "blueline/own/1", controls: [ownGate], frameworks: [ownFramework] };
  expect(readOwnFile(text(file))).toEqual({ ok: true, value: file });
  const yaml = `schema: blueline/own/1
controls:
  - id: acme-notes
    title: Keep release notes
    stage: distribute
    kind: detective
    weight: 1
    what: Each release has notes.
    why: Somebody asks what changed.
    how: [Write them.]
`;
  expect(readOwnFile(yaml)).toMatchObject({ ok: true, value: { controls: [{ id: "acme-notes" }] } });
});

test("one control, a list, one framework, and what a pipeline carries are read; versions are not", () => {
  const controls = { ok: true, value: { schema: "blueline/own/1", controls: [ownGate] } };
  expect(readOwnFile(text(ownGate))).toEqual(controls);
  expect(readOwnFile(text([released(ownGate, 7)]))).toEqual(controls);
  expect(
    readOwnFile(text({ schema: "blueline/pipeline/1", policy: { controls: [released(ownGate)] } })),
  ).toEqual(controls);
  expect(readOwnFile(text(ownFramework))).toEqual({
    ok: true,
    value: { schema: "blueline/own/1", frameworks: [ownFramework] },
  });
});

test.each([
  ["", "", "the file is empty"],
  ["{", "", expect.stringContaining("this is not JSON")],
  ["just words", "", expect.stringContaining("unknown format")],
  [text({ schema: "blueline/pipeline/1" }), "", "the file has no controls and no frameworks"],
  [text([{ ...ownGate, weight: 9 }]), "controls[0].weight", expect.stringContaining("5")],
  [text([{ ...ownGate, what: "" }]), "controls[0].what", "must not be empty"],
  [text([{ ...ownGate, closes: ["leaked-secret"] }]), "controls[0]", expect.stringContaining("closes")],
  [text({ ...ownFramework, items: [] }), "frameworks[0].items", "must have an item"],
  [text({ ...ownFramework, url: "javascript:1" }), "frameworks[0].url", expect.stringContaining("link")],
])("what is wrong in %j is named with its place", (file, path, message) => {
  const read = readOwnFile(file);
  expect(read.ok ? [] : read.error[0]).toEqual({ path, message });
});

test("what a schema cannot see is named with its place", () => {
  const given = {
    itemsOf: (framework: string) => {
      const known = frameworkById(framework);
      return known && new Set(known.items.map(({ id }) => id));
    },
    technologies: catalogue.technologies,
  };
  const faultsOf = (...controls: Parameters<typeof controlFaults>[0]) =>
    controlFaults(controls, given).map(({ path, message }) => `${path}: ${message}`);
  const sound = { ...ownGate, requirements: { "nist-sp-800-190": ["3.1.5"] } };
  expect(faultsOf(sound, { ...sound, id: "acme-2", products: ["kubernetes"] })).toEqual([]);
  expect(faultsOf({ ...sound, id: "img-sign" })).toEqual([
    'controls[0].id: "img-sign" is a control of the catalogue: choose another id',
  ]);
  expect(faultsOf(sound, sound)).toEqual([`controls[1].id: "${sound.id}" is used twice`]);
  expect(faultsOf({ ...sound, gate: { point: "commit", about: "orders", against: "swap" } })[0]).toMatch(
    /^controls\[0\]\.gate: the catalogue has no such gate\. It has: /,
  );
  expect(faultsOf({ ...sound, products: ["abacus"] })).toEqual([
    'controls[0].products[0]: no technology counts as "abacus"',
  ]);
  expect(faultsOf(ownGate)).toEqual([
    'controls[0].requirements.acme-baseline-1: there is no framework "acme-baseline-1"',
  ]);
  expect(faultsOf({ ...sound, requirements: { "nist-sp-800-190": ["9.9"] } })).toEqual([
    'controls[0].requirements.nist-sp-800-190[0]: "nist-sp-800-190" has no requirement "9.9"',
  ]);
  expect(
    frameworkFaults([{ ...ownFramework, id: "slsa-1.2" }], (id) => frameworkById(id) !== undefined),
  ).toEqual([
    { path: "frameworks[0].id", message: '"slsa-1.2" is a framework of the catalogue: choose another id' },
  ]);
});
