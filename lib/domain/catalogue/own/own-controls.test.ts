import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { ownFramework, ownGate, released } from "@/lib/testing/own-controls";
import { documentFromPipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { controlTitle, findControl } from "../find-control";
import { frameworkName } from "../framework-names";
import { catalogue } from "../load";
import { mappedCatalogue } from "../load-mappings";
import { controlProse } from "../prose";
import { catalogueOf } from "./catalogue-of";
import { gateForms } from "./gate-forms";
import { isSameCatalogue } from "./is-same-catalogue";
import { mappedCatalogueOf } from "./mapped-catalogue-of";
import { allClaims, unaskedClaims, unknownControls } from "./unasked-claims";
import { unknownControlsSentence } from "./unknown-words";
import { withOwnDetails } from "./with-own-details";

const policy = { controls: [released(ownGate, 2)], frameworks: [ownFramework] };

test("come after those of the catalogue, with the gate that the catalogue has in that form", () => {
  const { controls } = catalogueOf({ policy });
  expect(controls.slice(0, -1)).toEqual(catalogue.controls);
  expect(controls.at(-1)).toEqual({
    id: ownGate.id,
    title: ownGate.title,
    appliesTo: ["orchestrator"],
    stage: "run",
    kind: "preventive",
    gate: { point: "admission", about: "any", against: "mistake" },
    weight: 4,
    own: 2,
  });
  const swap = { point: "admission", about: "any", against: "swap" } as const;
  const signed = catalogueOf({ policy: { controls: [released({ ...ownGate, gate: swap })] } });
  expect(signed.controls.at(-1)?.gate).toEqual({ ...swap, provedBy: "img-sign" });
});

test("are one catalogue for one policy, and the catalogue itself where there are none", () => {
  expect(catalogueOf({ policy })).toBe(catalogueOf({ policy: { ...policy } }));
  expect(mappedCatalogueOf({ policy })).toBe(mappedCatalogueOf({ policy }));
  expect(catalogueOf({})).toBe(catalogue);
  expect(catalogueOf({ policy: { needsReview: ["verified"] } })).toBe(catalogue);
  expect(mappedCatalogueOf({ policy: {} })).toBe(mappedCatalogue);
  expect(catalogueOf({ policy: { controls: [{ ...released(ownGate), state: "retired" }] } })).toBe(catalogue);
});

test("support requirements of the catalogue's frameworks and of one's own", () => {
  const { frameworks } = mappedCatalogueOf({ policy }).mappings;
  const supportersOf = (framework: string, requirement: string) =>
    frameworks.find(({ id }) => id === framework)?.requirements.find(({ id }) => id === requirement)
      ?.controls;
  const [builtIn] = [mappedCatalogue.mappings.frameworks.find(({ id }) => id === "nist-sp-800-190")];
  expect(supportersOf("nist-sp-800-190", "3.1.5")).toEqual([
    ...(builtIn?.requirements.find(({ id }) => id === "3.1.5")?.controls ?? []),
    ownGate.id,
  ]);
  expect(supportersOf("acme-baseline-1", "A-1")).toEqual([ownGate.id]);
  expect(supportersOf("acme-baseline-1", "A-2")).toBeUndefined();
});

test("what the catalogue does not map yet is mapped without a level", () => {
  const known = new Set(
    mappedCatalogue.mappings.frameworks.find(({ id }) => id === "slsa-1.2")?.requirements.map(({ id }) => id),
  );
  const control = released({ ...ownGate, requirements: { "slsa-1.2": ["acme-item"] } });
  expect(known.has("acme-item")).toBe(false);
  expect(
    mappedCatalogueOf({ policy: { controls: [control] } })
      .mappings.frameworks.find(({ id }) => id === "slsa-1.2")
      ?.requirements.at(-1),
  ).toEqual({ id: "acme-item", controls: [ownGate.id] });
});

test("are called and explained by what the pipeline carries; the catalogue is meant where it has the id", () => {
  expect(controlTitle(ownGate.id, { policy })).toBe(ownGate.title);
  expect(controlTitle(ownGate.id, {})).toBe(ownGate.id);
  expect(controlProse(ownGate.id, { policy })?.why).toBe(ownGate.why);
  expect(frameworkName("acme-baseline-1", { policy })).toBe("Acme container baseline");
  const shadow = { policy: { controls: [released({ ...ownGate, id: "img-sign" })] } };
  expect(controlTitle("img-sign", shadow)).toBe(controlTitle("img-sign", {}));
  expect(catalogueOf(shadow)).toBe(catalogue);
  const details = withOwnDetails({ version: "1", hash: "h", prose: {}, frameworks: [] }, { policy });
  expect(details.prose[ownGate.id]?.frameworks).toEqual(ownGate.requirements);
  expect(details.frameworks.map(({ titles }) => titles["A-1"])).toEqual(["Only approved licences run"]);
});

test("a retired one has its name, and its claims stay and count nothing, as those of an unknown one", () => {
  const document = {
    ...aPipeline()
      .node("eks", { kind: "orchestrator" })
      .claim("eks", "acme-gone", { status: "planned" })
      .claim("eks", ownGate.id, { status: "implemented" })
      .claim("eks", "k8s-patching", { status: "planned" })
      .toDocument(),
    policy: { controls: [{ ...released(ownGate, 3), state: "retired" as const }] },
  };
  const pipeline = pipelineFromDocument(document);
  expect(findControl(ownGate.id, pipeline)?.own).toBe(3);
  expect(
    unaskedClaims(pipeline, "eks").map(({ claim, control }) => [claim.control, control?.version]),
  ).toEqual([
    ["acme-gone", undefined],
    [ownGate.id, 3],
  ]);
  const unknown = unknownControls(allClaims(pipeline), pipeline);
  expect(unknown).toEqual([{ id: "acme-gone", claims: 1 }]);
  expect(unknownControlsSentence(unknown)).toBe(
    "1 unknown control: acme-gone (1 status). This status is kept but not counted.",
  );
  expect(unknownControlsSentence([])).toBeUndefined();
  expect(documentFromPipeline(pipeline)).toEqual(document);
});

test("two states are judged alike where their own controls say the same, whatever version they are of", () => {
  const of = (control: typeof ownGate, version: number) =>
    catalogueOf({ policy: { controls: [released(control, version)] } });
  expect(isSameCatalogue(of(ownGate, 1), of(ownGate, 2))).toBe(true);
  expect(isSameCatalogue(of(ownGate, 1), of({ ...ownGate, weight: 5 }, 2))).toBe(false);
  expect(isSameCatalogue(of(ownGate, 1), catalogue)).toBe(false);
});

test("every gate of the catalogue is in a form that can be written, each form once", () => {
  const keyOf = ({ point, about, against }: (typeof gateForms)[number]) => `${point} ${about} ${against}`;
  const forms = gateForms.map(keyOf);
  expect(new Set(forms).size).toBe(forms.length);
  expect(forms).toEqual(
    expect.arrayContaining(catalogue.controls.flatMap(({ gate }) => (gate ? [keyOf(gate)] : []))),
  );
});
