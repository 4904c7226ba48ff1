import type { Control } from "@/lib/domain/catalogue/catalogue";
import type { OwnControl, OwnFramework, WrittenControl } from "@/lib/domain/pipeline/document";

/** A gate before a container starts, as a workspace writes one. */
export const ownGate: WrittenControl = {
  id: "acme-licence-gate",
  title: "Refuse images without an approved licence",
  appliesTo: ["orchestrator"],
  stage: "run",
  kind: "preventive",
  gate: { point: "admission", about: "any", against: "mistake" },
  weight: 4,
  what: "The cluster refuses images whose licences were not approved.",
  why: "A licence that nobody read can force a recall. It happened once.",
  how: ["Kyverno: a rule on the label that the licence scan sets."],
  requirements: { "nist-sp-800-190": ["3.1.5"], "acme-baseline-1": ["A-1"] },
};

export const ownFramework: OwnFramework = {
  id: "acme-baseline-1",
  title: "Acme container baseline",
  version: "1.0",
  publisher: "Acme security",
  url: "https://wiki.acme.example/baseline",
  licence: "Internal",
  items: [
    { id: "A-1", title: "Only approved licences run", section: "Running" },
    { id: "A-2", title: "Somebody is on call", section: "Running" },
  ],
};

export function released(control: WrittenControl, version = 1): OwnControl {
  return { ...control, version, state: "released" };
}

/** A control of one's own that is like one of the catalogue. */
export function ownLike(control: Control, id: string): OwnControl {
  const { title, appliesTo, products, stage, kind, gate, weight } = control;
  return released({
    id,
    title,
    appliesTo: [...appliesTo],
    ...(products ? { products: [...products] } : {}),
    stage,
    kind,
    ...(gate ? { gate: { point: gate.point, about: gate.about, against: gate.against } } : {}),
    weight,
    what: "As the other.",
    why: "As the other.",
    how: [],
  });
}
