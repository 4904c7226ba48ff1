import type { Artifact, GateAgainst, GatePoint, GateSubject, NodeKind, Stage } from "../pipeline/document";
import type { ClosedType, EntryType } from "./entry-types";

export interface Gate {
  readonly point: GatePoint;
  readonly about: GateSubject;
  readonly against: GateAgainst;
  /** It counts only where this control is effective, too. */
  readonly with?: string;
  /** The control whose nodes make what a `swap` gate asks to see; absent: building nodes do. */
  readonly provedBy?: string;
}

/** What the analysis needs to know of a control. The prose is in `ControlProse`, fetched when a person asks for it. */
export interface Control {
  readonly id: string;
  /** Names what is in place: "Isolation of untrusted code". */
  readonly title: string;
  /** At most 28 characters, for cards. Absent: the control is a custom one. */
  readonly shortTitle?: string;
  readonly appliesTo: readonly NodeKind[];
  /** Technology products it is about; absent: all. */
  readonly products?: readonly string[];
  /** It has a meaning only where something is handed to the node, as with a mirror. */
  readonly onlyIfFed?: boolean;
  /** On these kinds it has a meaning only where one of these artifacts enters from a node that runs no containers. */
  readonly onlyIfEntered?: { readonly [kind in NodeKind]?: readonly Artifact[] };
  readonly stage: Stage;
  readonly kind: "preventive" | "detective" | "corrective";
  readonly gate?: Gate;
  /** What it shuts where it is effective: any one control suffices. */
  readonly closes?: readonly ClosedType[];
  /** By what it closes: the kinds of node at which it does; absent: all that it applies to. */
  readonly closesAt?: { readonly [type in ClosedType]?: readonly NodeKind[] };
  /** The artifacts of the connections on which it closes; absent: all. */
  readonly closesOn?: readonly Artifact[];
  /** Of what it closes: what it closes as declared only, as a pin does until the next update. */
  readonly asDeclared?: readonly ClosedType[];
  /** What it keeps from arising; it closes none that is drawn. */
  readonly prevents?: readonly EntryType[];
  /** What its gain is divided by when changes are ranked; absent: 1. 3: few teams can. */
  readonly effort?: number;
  /** 5: losing this control alone lets production be compromised. 1: hygiene. */
  readonly weight: number;
  /** Of a control of the workspace's own: which version of it. Absent: it is the catalogue's. */
  readonly own?: number;
}

export interface ControlProse {
  readonly what: string;
  /** Why it matters; its first sentence stands in lists. */
  readonly why: string;
  readonly how: readonly string[];
  /** ATT&CK technique ids. */
  readonly mitigates: readonly string[];
  readonly frameworks: { readonly [framework: string]: readonly string[] };
  readonly evidence: readonly ToolEvidence[];
}

/** What a tool reports that can support or contradict the control. */
export interface ToolEvidence {
  readonly tool: string;
  readonly ids?: readonly string[];
  /** Rule ids that the tool only prints as a manual check: they never prove anything alone. */
  readonly manualIds?: readonly string[];
  /** Where it is no rule: which of the tool's output to read. */
  readonly output?: string;
}

export interface Technology {
  readonly id: string;
  readonly name: string;
  /** The node kinds that it can be, the usual one first. */
  readonly kinds: readonly NodeKind[];
  /** The products that it counts as when a control names products (Analysis 2); absent: none. */
  readonly products?: readonly string[];
  /** The vendor runs and patches it. */
  readonly hosted?: boolean;
  /** A slug of simple-icons, where that has its mark. */
  readonly icon?: string;
}

/** One item of a framework. What only some frameworks have is optional; each framework's own words are kept. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly section?: string | undefined;
  /** What the item is in its framework: a level or a requirement (SLSA), a risk or a countermeasure (SP 800-190), ... */
  readonly type?: string;
  readonly track?: string;
  /** SLSA: the level that first asks for it. Others name their levels: L1 (S2C2F), baseline (Pod Security Standards). */
  readonly level?: number | string;
  readonly implementer?: string;
  /** SP 800-190: the countermeasure that answers a risk, and the other way round. */
  readonly counterpart?: string;
  readonly url?: string | undefined;
  /** ATT&CK: tactics, the official mitigations, and what became of the technique in version 19. */
  readonly tactics?: readonly string[];
  readonly mitigations?: readonly string[];
  readonly v19Tactics?: readonly string[];
  readonly replacedBy?: string;
}

export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  /** The attribution that the licence asks to be shown, where it asks. */
  readonly attribution?: string;
  /** ATT&CK: the names of the mitigations that its items cite. */
  readonly mitigationNames?: { readonly [mitigation: string]: string };
  readonly items: readonly Requirement[];
}

/** A framework as shown beside a control: what it is, and the titles of the requirements that controls cite. */
export interface FrameworkTitles {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly publisher: string;
  readonly url: string;
  readonly attribution?: string;
  readonly titles: { readonly [requirement: string]: string };
}

/** The file that the browser fetches when someone asks what a control means (`detailsPath` in load.ts). */
export interface CatalogueDetails {
  readonly version: string;
  readonly hash: string;
  readonly prose: { readonly [control: string]: ControlProse };
  readonly frameworks: readonly FrameworkTitles[];
}

/** What the analysis runs on: the rules of one catalogue version. */
export interface Catalogue {
  readonly version: string;
  readonly controls: readonly Control[];
  readonly technologies: readonly Technology[];
}

/** A requirement that some control supports. */
export interface MappedRequirement {
  readonly id: string;
  /** Control ids, in the order of the catalogue. */
  readonly controls: readonly string[];
  /** SLSA: the track and the level that first asks for it; only on what is itself a requirement and not a level. */
  readonly track?: "build" | "source";
  readonly level?: number;
}

/** Which controls answer which technique and which requirement: numbers and ids alone, no prose. */
export interface Mappings {
  /** Every technique of the two ATT&CK files, in their order. */
  readonly techniques: readonly { readonly id: string; readonly controls: readonly string[] }[];
  /** Every framework but those two, with the requirements that some control supports, in their order. */
  readonly frameworks: readonly {
    readonly id: string;
    readonly requirements: readonly MappedRequirement[];
  }[];
}

/** What the whole analysis runs on. Apart from `Catalogue`, so that a page that only counts does not load the mappings. */
export interface MappedCatalogue extends Catalogue {
  readonly mappings: Mappings;
}
