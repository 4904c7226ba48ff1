import type { Artifact, GateAgainst, GatePoint, GateSubject, NodeKind, Stage } from "../pipeline/document";
import type { ClosedType, EntryType } from "./entry-types";

export interface Gate {
  readonly point: GatePoint;
  readonly about: GateSubject;
  readonly against: GateAgainst;
  /** It counts only if this control is effective as well. */
  readonly with?: string;
  /** The control whose nodes create the proof that a `swap` gate checks; absent: building nodes do. */
  readonly provedBy?: string;
}

/** A control's rules for the analysis. Its texts are in `ControlProse`, fetched on demand. */
export interface Control {
  readonly id: string;
  /** Names what is in place: "Isolation of untrusted code". */
  readonly title: string;
  /** At most 28 characters, for cards. Absent: the control is a custom one. */
  readonly shortTitle?: string;
  readonly appliesTo: readonly NodeKind[];
  /** Technology products it is about; absent: all. */
  readonly products?: readonly string[];
  /** Applies only to nodes with an incoming connection, such as a mirror. */
  readonly onlyIfFed?: boolean;
  /** Applies to these kinds only if one of these artifacts enters from a node that runs no containers. */
  readonly onlyIfEntered?: { readonly [kind in NodeKind]?: readonly Artifact[] };
  readonly stage: Stage;
  readonly kind: "preventive" | "detective" | "corrective";
  readonly gate?: Gate;
  /** What it closes if effective: any one control is enough. */
  readonly closes?: readonly ClosedType[];
  /** Node kinds at which it closes each type; absent: all to which it applies. */
  readonly closesAt?: { readonly [type in ClosedType]?: readonly NodeKind[] };
  /** The artifacts of the connections on which it closes; absent: all. */
  readonly closesOn?: readonly Artifact[];
  /** Types that it closes as declared only, as a pin does until the next update. */
  readonly asDeclared?: readonly ClosedType[];
  /** Entry points that it keeps from arising; it does not close those on the map. */
  readonly prevents?: readonly EntryType[];
  /** Divides its gain when changes are ranked; absent: 1. 3: few teams can do it. */
  readonly effort?: number;
  /** 5: losing this control alone lets production be compromised. 1: hygiene. */
  readonly weight: number;
  /** The version of a custom control; absent for the catalogue's. */
  readonly own?: number;
}

export interface ControlProse {
  readonly what: string;
  /** Why it matters; lists show its first sentence. */
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
  /** If not a rule: which output of the tool to read. */
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
  /** A slug of simple-icons, if it has the mark. */
  readonly icon?: string;
}

/** An item of a framework, in the framework's own words. Fields that only some frameworks have are optional. */
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
  /** SP 800-190: the countermeasure for a risk, and vice versa. */
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
  /** The attribution, if the licence requires one. */
  readonly attribution?: string;
  /** ATT&CK: the names of the mitigations that its items cite. */
  readonly mitigationNames?: { readonly [mitigation: string]: string };
  readonly items: readonly Requirement[];
}

/** A framework beside a control: with the titles of the requirements that controls cite. */
export interface FrameworkTitles {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly publisher: string;
  readonly url: string;
  readonly attribution?: string;
  readonly titles: { readonly [requirement: string]: string };
}

/** The file that the browser fetches for control details (`detailsPath` in load.ts). */
export interface CatalogueDetails {
  readonly version: string;
  readonly hash: string;
  readonly prose: { readonly [control: string]: ControlProse };
  readonly frameworks: readonly FrameworkTitles[];
}

/** The basis of the analysis: the rules of one catalogue version. */
export interface Catalogue {
  readonly version: string;
  readonly controls: readonly Control[];
  readonly technologies: readonly Technology[];
}

/** A requirement that at least one control supports. */
export interface MappedRequirement {
  readonly id: string;
  /** Control ids, in the order of the catalogue. */
  readonly controls: readonly string[];
  /** SLSA: the track and the level that first asks for it; only on what is itself a requirement and not a level. */
  readonly track?: "build" | "source";
  readonly level?: number;
}

/** The controls for each technique and requirement: ids only, no prose. */
export interface Mappings {
  /** Every technique of the two ATT&CK files, in their order. */
  readonly techniques: readonly { readonly id: string; readonly controls: readonly string[] }[];
  /** The other frameworks in their order, with the requirements that at least one control supports. */
  readonly frameworks: readonly {
    readonly id: string;
    readonly requirements: readonly MappedRequirement[];
  }[];
}

/** The basis of the whole analysis. Apart from `Catalogue`, so that pages that only count don't load the mappings. */
export interface MappedCatalogue extends Catalogue {
  readonly mappings: Mappings;
}
