import type { NodeKind, Stage } from "../pipeline/document";

/** Where an artifact must stop to be checked (ANALYSIS §3). */
export type GatePoint = "commit" | "pipeline-trigger" | "parent-pull" | "image-build" | "registry-push" | "promotion" | "registry-pull" | "deploy" | "admission";

export interface Gate {
  readonly point: GatePoint;
  readonly about: "content" | "orders" | "any";
}

/** What the analysis needs to know of a control. The prose is in `ControlProse`, fetched when a person asks for it. */
export interface Control {
  readonly id: string;
  readonly title: string;
  readonly appliesTo: readonly NodeKind[];
  /** Technology products it is about; absent: all. */
  readonly products?: readonly string[];
  /** It has a meaning only where something is handed to the node, as with a mirror. */
  readonly onlyIfFed?: boolean;
  readonly stage: Stage;
  readonly kind: "preventive" | "detective" | "corrective";
  readonly gate?: Gate;
  /** 5: losing this control alone lets production be compromised. 1: hygiene. */
  readonly weight: number;
}

export interface ControlProse {
  /** What has to be true for it to stand. */
  readonly what: string;
  /** Why it matters; its first sentence stands in lists. */
  readonly why: string;
  readonly how: readonly string[];
  /** ATT&CK technique ids. */
  readonly mitigates: readonly string[];
  /** Requirement ids by framework id. */
  readonly frameworks: { readonly [framework: string]: readonly string[] };
  readonly evidence: readonly { readonly tool: string; readonly ids?: readonly string[]; readonly output?: string }[];
}

export interface Technology {
  readonly id: string;
  readonly name: string;
  /** The node kinds that it can be, the usual one first. */
  readonly kinds: readonly NodeKind[];
  /** The products that it counts as when a control names products (ANALYSIS §2); absent: none. */
  readonly products?: readonly string[];
  /** A slug of simple-icons, where that has its mark. */
  readonly icon?: string;
  /** Other words that people search it by. */
  readonly aliases?: readonly string[];
}

export interface Requirement {
  readonly id: string;
  readonly title: string;
}

export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly publisher: string;
  readonly url: string;
  /** The attribution that the licence asks to be shown, where it asks. */
  readonly attribution?: string;
  readonly items: readonly Requirement[];
}

/** What the analysis runs on: the rules of one catalogue version. */
export interface Catalogue {
  readonly version: string;
  readonly controls: readonly Control[];
  readonly technologies: readonly Technology[];
}
