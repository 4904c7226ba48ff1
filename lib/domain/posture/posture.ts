import type { Stage } from "../pipeline/document";
import type { Gap } from "./findings/gaps";
import type { BestChange, HandOver, WayIn } from "./ways-in/way-in";

/** Every result is computed twice: with declared and verified controls, and with verified ones only. */
export type BothProofs<T> = { readonly [P in Proof]: T };

/** The map as the analysis reads it. Node ids, sorted. */
export interface GraphFacts {
  readonly origins: { readonly firstParty: readonly string[]; readonly thirdParty: readonly string[] };
  readonly targets: readonly string[];
  /** Targets of environments that are not judged, because others are in production. */
  readonly otherTargets: readonly string[];
  /** All targets are registries that others pull from. */
  readonly published?: true;
  /** CI nodes without an answer that count as building images. Absent: none. */
  readonly assumedBuilders?: readonly string[];
  /** Runners that receive nothing. */
  readonly unconnected: readonly string[];
  readonly notes: readonly { readonly code: "pinning-unknown"; readonly nodes: readonly string[] }[];
}

export const verdicts = [
  "nothing-to-protect",
  "no-place",
  "nothing-enters",
  "holds",
  "stands-nowhere",
  "bypassed",
] as const;
export type VerdictName = (typeof verdicts)[number];

/** The cheapest way to close a bypass. */
export interface Fix {
  /** Nodes that have to get the gate too, sorted; empty if nothing can be closed. */
  readonly nodes: readonly string[];
  /** 0.25 for a node with status stale (or declared, if only verified counts), 0.5 if planned or partial, else 1. */
  readonly cost: number;
  /** Exposed targets that no set of nodes closes. */
  readonly leaves: readonly string[];
  /** A path to one of these on which no node can enforce the gate, node by node; absent if all can be closed. */
  readonly impossible?: readonly string[];
  /** The search ended early: this set closes the paths, and a cheaper one may exist. */
  readonly maybeDearer?: true;
  /** For a signature check: nodes that have to sign before it counts, sorted. Absent: none. */
  readonly unsigned?: readonly string[];
}

/** Why a control is not in place, as `Counts` names it. */
export const openReasons = [
  "missing",
  "contradicted",
  "partial",
  "stale",
  "planned",
  "declared",
  "notAssessed",
] as const;

/** The number of controls that are not in place, by reason, without zeros. `declared` only if verified ones count. */
export type OpenCounts = { readonly [R in (typeof openReasons)[number]]?: number };

export interface Verdict {
  readonly verdict: VerdictName;
  /** Targets with a path past the gate, sorted. */
  readonly exposedTargets: readonly string[];
  /** The shortest such path, node by node; absent if there is none. */
  readonly witness?: readonly string[];
  /** Edges on any such path, sorted; empty if the gate is not in place, as it would be all of them. */
  readonly openEdges: readonly string[];
  /** If no node can enforce the gate: the kinds that could. */
  readonly placeKinds?: readonly string[];
  readonly fix?: Fix;
  /** If the gate is open: the nodes that could enforce it and do not. Absent in old snapshots. */
  readonly open?: OpenCounts;
}

export interface GateResult extends BothProofs<Verdict> {
  readonly control: string;
}

export const chainFindings = ["signed-never-checked", "checked-not-signed", "signed-too-early"] as const;
export type ChainFinding = (typeof chainFindings)[number];

/** A signature without a check, a check without a signature, or a signature that a later build removes. */
export interface Chain {
  readonly finding: ChainFinding;
  /** The signer, or for `checked-not-signed` the verifier. */
  readonly node: string;
  readonly path: readonly string[];
  /** For `checked-not-signed`: whose connections the verifier lets pass, sorted. Absent before version 3. */
  readonly from?: readonly string[];
}

/** A node on every path from any origin to some target. */
export interface ChokePoint {
  readonly node: string;
  readonly targets: readonly string[];
  /** Gates that could be in place here and are not, as control ids. */
  readonly missingGates: readonly string[];
  /** Their statuses. Absent in old snapshots. */
  readonly open?: OpenCounts;
}

/** The control on one node that by itself closes the most pairs of a gate and an exposed target. */
export interface SingleFix {
  readonly node: string;
  readonly control: string;
  readonly closes: number;
  /** The pairs that it closes, sorted. Absent in old snapshots. */
  readonly targets?: readonly string[];
}

export const threatStatuses = ["open", "partly", "mitigated", "not-relevant"] as const;
export type ThreatStatus = (typeof threatStatuses)[number];
export interface ThreatResult {
  readonly technique: string;
  readonly status: ThreatStatus;
}

export const requirementStatuses = ["met", "partly", "unmet", "not-applicable"] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];
export interface FrameworkResult {
  readonly framework: string;
  readonly requirements: readonly { readonly id: string; readonly status: RequirementStatus }[];
}

export interface SlsaTrack {
  /** Absent if no node is judged. */
  readonly level?: number;
  /** Missing items of the next level, node by node. */
  readonly next: readonly { readonly node: string; readonly requirement: string }[];
  /** Origins that build nothing but send an image or a container; they keep the level at 0. */
  readonly unbuilt?: readonly string[];
}

export interface SlsaResult {
  readonly build: SlsaTrack;
  readonly source: SlsaTrack;
}

/** All results of the analysis for a pipeline and a catalogue; computed, never edited. */
export interface Posture {
  readonly coverage: {
    /** Nodes without a path to a target, sorted: shares do not count them. Absent: none, and before version 3. */
    readonly beside?: readonly string[];
    readonly pipeline: Counts;
    readonly stages: { readonly [S in Stage]: Counts };
    readonly nodes: { readonly [node: string]: Counts };
  };
  readonly graph: GraphFacts;
  /** In the order of the catalogue. */
  readonly gates: readonly GateResult[];
  readonly chains: BothProofs<readonly Chain[]>;
  readonly chokePoints: BothProofs<readonly ChokePoint[]>;
  /** Null if no single control on one node would close anything. */
  readonly bestSingleFix: BothProofs<SingleFix | null>;
  readonly threats: BothProofs<readonly ThreatResult[]>;
  readonly frameworks: BothProofs<readonly FrameworkResult[]>;
  readonly slsa: BothProofs<SlsaResult>;
  readonly gaps: BothProofs<readonly Gap[]>;
  /** One row a place, in the order of display. */
  readonly waysIn: BothProofs<readonly WayIn[]>;
  /** Ids of the edges on a path of an open, unprotected entry, in order. Absent before version 3. */
  readonly unprotectedHandOvers?: BothProofs<readonly string[]>;
  /** Best first, with declared controls; a few. */
  readonly bestChanges: readonly BestChange[];
  /** The connections that by themselves open most, with declared controls. */
  readonly handOvers: readonly HandOver[];
}

/** A posture with its inputs. */
export interface CurrentPosture extends Posture {
  readonly revision: number;
  readonly catalogue: string;
  /** ISO 8601, UTC. */
  readonly analysedAt: string;
}

export type Proof = (typeof proofs)[number];

/** As declared: declared and verified controls count. As proven: only verified ones do. */
export const proofs = ["declared", "proven"] as const;

/** Counts as in `GET posture`. */
export interface Counts {
  readonly applicable: number;
  readonly notApplicable: number;
  readonly inScope: number;
  readonly verified: number;
  readonly declared: number;
  readonly stale: number;
  readonly contradicted: number;
  readonly partial: number;
  readonly planned: number;
  readonly missing: number;
  /** How many of the missing are accepted risks; absent: none. */
  readonly accepted?: number;
  readonly notAssessed: number;
  /** Weight of effective controls over weight in scope, 0 to 1; absent if nothing is in scope. */
  readonly share?: { readonly declared: number; readonly proven: number };
}
