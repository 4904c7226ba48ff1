import type { Control } from "../../catalogue/catalogue";
import type { Artifact, NodeKind, PipelineEdge } from "../../pipeline/document";
import type { InsertKind } from "../ways-in/way-in";

/** A step of our own that goes into an edge, with the control that it is put there for. */
interface InsertedStep {
  readonly kind: NodeKind;
  readonly name: string;
  readonly control: string;
  /** Its incoming artifact. */
  readonly takes: Artifact;
  /** Which half of the edge keeps its id. */
  readonly keeps: "into" | "onward";
}

/** What a step of this kind can be put into. */
export const fittingArtifacts: { readonly [kind in InsertKind]: readonly Artifact[] } = {
  mirror: ["parent-image", "image", "tool", "container", "manifest", "code"],
  promotion: ["image", "container"],
  verifier: ["image", "container"],
};

/**
 * The step inserted into an edge (Analysis 10.1): a mirror or proxy with quarantine, a promotion step, a verifying delivery.
 * @returns undefined if no such step fits the edge, or the catalogue has no control for it
 */
export function insertedStep(
  controls: readonly Control[],
  kind: InsertKind,
  { artifact }: Pick<PipelineEdge, "artifact">,
): InsertedStep | undefined {
  if (!fittingArtifacts[kind].includes(artifact)) return undefined;
  const made = stepOf(kind, artifact);
  const control = controls.find((one) => one.appliesTo.includes(made.kind) && made.isFor(one));
  if (!control) return undefined;
  // A container is started from an image, so that is what is checked before.
  const takes = artifact === "container" ? "image" : artifact;
  const { kind: kindOfNode, name, keeps } = made;
  return { kind: kindOfNode, name, control: control.id, takes, keeps };
}

/**
 * The two edges in place of one that a step is put into: into it, and onward. The half on which what others publish still
 * comes to what is ours keeps the id: it is the place of their way in, so that before and after compare. To a mirror they
 * hand what is only passed on, so there it is the half that leaves; to any other step it is the half that enters.
 * @param id for the other half
 */
export function halvesOf(
  edge: PipelineEdge,
  { takes, keeps }: Pick<InsertedStep, "takes" | "keeps">,
  node: string,
  id: string,
): { readonly kept: PipelineEdge; readonly added: PipelineEdge } {
  const into: PipelineEdge = { ...edge, target: node, artifact: takes };
  const onward: PipelineEdge = { ...edge, source: node };
  return keeps === "into"
    ? { kept: into, added: { ...onward, id } }
    : { kept: onward, added: { ...into, id } };
}

interface Made {
  readonly kind: NodeKind;
  readonly name: string;
  readonly keeps: InsertedStep["keeps"];
  readonly isFor: (control: Control) => boolean;
}

function stepOf(kind: InsertKind, artifact: Artifact): Made {
  switch (kind) {
    case "mirror":
      return {
        ...(artifact === "tool"
          ? { kind: "package-registry", name: "Own proxy" }
          : { kind: "parent-registry", name: "Own mirror" }),
        keeps: "onward",
        isFor: ({ onlyIfFed, closes }) =>
          onlyIfFed === true && closes?.includes("hostile-dependency") === true,
      };
    case "promotion":
      return {
        kind: "production-registry",
        name: "Promotion step",
        keeps: "into",
        isFor: ({ gate }) => gate?.point === "promotion",
      };
    case "verifier":
      return {
        kind: "delivery",
        name: "Verifying delivery",
        keeps: "into",
        isFor: ({ gate }) => gate?.point === "admission" && gate.provedBy !== undefined,
      };
  }
}
