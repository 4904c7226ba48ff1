import type { ObservedPlace, Platform, RunningFlag } from "./observed";

/** Worst first: the order in which findings are listed. */
export const findingKinds = [
  "other-digest",
  "no-way",
  "moved-tag",
  "not-listed",
  "docker-socket",
  "privileged",
  "host-pid",
  "host-network",
  "root",
  "place-not-drawn",
  "registry-not-drawn",
  "not-seen",
] as const satisfies readonly string[];
export type FindingKind = (typeof findingKinds)[number];

/** A line of a file that a finding rests on. */
export interface FoundPlace extends ObservedPlace {
  /** What is written there, in short. */
  readonly quote: string;
}

/** What one step draws of a finding. */
export type Drawing =
  | { readonly does: "way"; readonly place: string; readonly host: string; readonly repository: string }
  | {
      readonly does: "registry";
      readonly host: string;
      /** Where its images run, each with the images. */
      readonly to: readonly { readonly place: string; readonly repositories: readonly string[] }[];
    }
  | { readonly does: "place"; readonly platform: Platform; readonly source: string }
  | {
      readonly does: "flag";
      readonly flag: RunningFlag;
      readonly place: string;
      /** Each with the line that shows it, and what of that line tells it from all others. */
      readonly workloads: readonly {
        readonly workload: string;
        readonly mark: string;
        readonly line: string;
      }[];
      /** The UTC day of that. */
      readonly on: string;
    };

/** What runs, or is kept, and is not as the map has it. */
export interface RunningFinding {
  /** The same for one image at one place, whatever its tag, and in any order of uploads. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly sentence: string;
  /** What it is about: an image's name without its tag, a registry, a node. */
  readonly about: string;
  /** The node of the map on which it is marked. */
  readonly node?: string;
  /** What it rests on: it is another one when an image, a digest or what shows it is. */
  readonly basis: string;
  readonly places: readonly FoundPlace[];
  /** How many places there are in all. */
  readonly count: number;
  /** Absent if no edit of the map resolves it. */
  readonly draws?: Drawing;
}

/** A person's answer about the node, which can be changed. */
export interface RunningSaid extends RunningQuestion {
  readonly node: string;
}

/** The node of an upload, if the map has several. */
export interface RunningQuestion {
  readonly observation: string;
  /** Of a registry: its host. Absent: what runs the containers of the file. */
  readonly registry?: string;
  readonly sentence: string;
  readonly candidates: readonly string[];
}
