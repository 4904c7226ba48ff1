import type { Control } from "../../catalogue/catalogue";
import type { Artifact, NodeKind, PipelineEdge } from "../../pipeline/document";
import type { InsertKind } from "../ways-in/way-in";

/** A step of our own that goes into an edge, with the control that it is put there for. */
interface InsertedStep {
  readonly kind: NodeKind;
  readonly name: string;
  readonly control: string;
  /** What is handed to it. */
  readonly takes: Artifact;
}

/** What a step of this kind can be put into. */
export const fittingArtifacts: { readonly [kind in InsertKind]: readonly Artifact[] } = {
  mirror: ["parent-image", "image", "tool"],
  promotion: ["image", "container"],
  verifier: ["image", "container"],
};

/**
 * The step that is put into an edge (ANALYSIS.md section 13): a mirror or proxy with quarantine, a promotion step, a
 * delivery that verifies.
 * @returns undefined where nothing of that kind goes into such an edge, or the catalogue has no control for it
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
  return { kind: made.kind, name: made.name, control: control.id, takes };
}

interface Made {
  readonly kind: NodeKind;
  readonly name: string;
  readonly isFor: (control: Control) => boolean;
}

function stepOf(kind: InsertKind, artifact: Artifact): Made {
  switch (kind) {
    case "mirror":
      return {
        ...(artifact === "tool"
          ? { kind: "package-registry", name: "Own proxy" }
          : { kind: "parent-registry", name: "Own mirror" }),
        isFor: ({ onlyIfFed, closes, closesOn }) =>
          onlyIfFed === true &&
          closes?.includes("hostile-dependency") === true &&
          closesOn?.includes(artifact) !== false,
      };
    case "promotion":
      return {
        kind: "production-registry",
        name: "Promotion step",
        isFor: ({ gate }) => gate?.point === "promotion",
      };
    case "verifier":
      return {
        kind: "delivery",
        name: "Verifying delivery",
        isFor: ({ gate }) => gate?.point === "admission" && gate.provedBy !== undefined,
      };
  }
}
