import type { Stage } from "../pipeline/document";
import type { Gap } from "./findings/gaps";
import type { BestChange, HandOver, WayIn } from "./ways-in/way-in";

/** Every result is worked out twice: by what the team says, and by what current evidence supports. */
export type BothProofs<T> = { readonly [P in Proof]: T };

/** What the analysis takes the map to be. Node ids, sorted. */
export interface GraphFacts {
  readonly origins: { readonly firstParty: readonly string[]; readonly thirdParty: readonly string[] };
  readonly targets: readonly string[];
  /** Targets of environments that are not judged, because others are in production. */
  readonly otherTargets: readonly string[];
  /** All targets are registries that others pull from. */
  readonly published?: true;
  /** CI nodes without an answer that are read as building images. Absent: none. */
  readonly assumedBuilders?: readonly string[];
  /** Runners that nothing is handed to. */
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

/** What would close a bypass at the least cost. */
export interface Fix {
  /** Nodes on which the gate would have to be in place too, sorted; none where nothing can be closed. */
  readonly nodes: readonly string[];
  /** 0.25 for a node where it is stale (as proven: or declared), 0.5 where planned or partial, else 1. */
  readonly cost: number;
  /** Exposed targets that no set of nodes closes. */
  readonly leaves: readonly string[];
  /** A way to one of those on which no node can carry the gate, node by node; absent where all can be closed. */
  readonly impossible?: readonly string[];
  /** The search for a cheaper set ended early: this one closes the ways, and there may be a cheaper one. */
  readonly maybeDearer?: true;
  /** Of a check of signatures: nodes that have to sign before it counts, sorted. Absent: none. */
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

/** How many of what is not in place there are of each; what there is none of is left out. `declared` only as proven. */
export type OpenCounts = { readonly [R in (typeof openReasons)[number]]?: number };

export interface Verdict {
  readonly verdict: VerdictName;
  /** Targets that some way reaches past the gate, sorted. */
  readonly exposedTargets: readonly string[];
  /** The shortest such way, node by node; absent where there is none. */
  readonly witness?: readonly string[];
  /** Edges on any such way, sorted; none where the gate is in place nowhere, for then it would be all of them. */
  readonly openEdges: readonly string[];
  /** Where no node can carry the gate: the kinds that could. */
  readonly placeKinds?: readonly string[];
  readonly fix?: Fix;
  /** Where something gets past it: the nodes that could carry it and do not. Absent in old snapshots. */
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
  /** Of `checked-not-signed`: whose connections the verifier lets by, sorted. Absent before version 3. */
  readonly from?: readonly string[];
}

/** A node that lies on every way from any origin to some target. */
export interface ChokePoint {
  readonly node: string;
  readonly targets: readonly string[];
  /** Gates that can be in place here and are not, as control ids. */
  readonly missingGates: readonly string[];
  /** What is said of these. Absent in old snapshots. */
  readonly open?: OpenCounts;
}

/** The control on one node that alone takes away the most pairs of a gate and an exposed target. */
export interface SingleFix {
  readonly node: string;
  readonly control: string;
  readonly closes: number;
  /** Those that it closes, sorted. Absent in old snapshots. */
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
  /** Absent where no node is there to be judged. */
  readonly level?: number;
  /** What the next level lacks, node by node. */
  readonly next: readonly { readonly node: string; readonly requirement: string }[];
  /** Origins that build nothing and hand on an image or a container all the same; they keep the level at 0. */
  readonly unbuilt?: readonly string[];
}

export interface SlsaResult {
  readonly build: SlsaTrack;
  readonly source: SlsaTrack;
}

/** All that the analysis derives from a pipeline and a catalogue; computed, never edited. */
export interface Posture {
  readonly coverage: {
    /** Nodes from which nothing leads to a target, sorted: no share counts them. Absent: none, and before version 3. */
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
  /** Null where no single control on one node would close anything. */
  readonly bestSingleFix: BothProofs<SingleFix | null>;
  readonly threats: BothProofs<readonly ThreatResult[]>;
  readonly frameworks: BothProofs<readonly FrameworkResult[]>;
  readonly slsa: BothProofs<SlsaResult>;
  readonly gaps: BothProofs<readonly Gap[]>;
  /** One row a place, in the order in which they are shown. */
  readonly waysIn: BothProofs<readonly WayIn[]>;
  /** Ids of the edges over which a path of an open, unprotected entry runs, in order. Absent before version 3. */
  readonly unprotectedHandOvers?: BothProofs<readonly string[]>;
  /** The best first, as declared; a few. */
  readonly bestChanges: readonly BestChange[];
  /** The connections that alone defeat most, as declared. */
  readonly handOvers: readonly HandOver[];
}

/** A posture with what it was worked out from. */
export interface CurrentPosture extends Posture {
  readonly revision: number;
  readonly catalogue: string;
  /** ISO 8601, UTC. */
  readonly analysedAt: string;
}

export type Proof = (typeof proofs)[number];

/** As declared: what a person says counts. As proven: what current evidence supports counts. */
export const proofs = ["declared", "proven"] as const;

/** Counts as `GET posture` answers them. */
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
  /** How many of the missing are accepted, and not over; absent: none. */
  readonly accepted?: number;
  readonly notAssessed: number;
  /** Weight of the effective over weight in scope, 0 to 1; absent where nothing is in scope. */
  readonly share?: { readonly declared: number; readonly proven: number };
}
