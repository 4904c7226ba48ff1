import type { ControlFact, WorkloadFact } from "../facts";
import type { Observation } from "../observations";
import type { Place } from "../source";
import type { YamlNode } from "../yaml/yaml-node";
import { at } from "../yaml/yaml-node";

/** How lines of a parsed text lead back to files: for a manifest itself they are its own, for a rendered one those of its template. */
export interface Where {
  /** The path that ids begin with. */
  readonly file: string;
  readonly place: (line: number) => Place;
  /** The line that proves a value: that of the values file, where one gave it. */
  readonly proof: (line: number) => Place;
  readonly from: WorkloadFact["from"];
  /** Not there unless a setting turns it on. */
  readonly optional?: boolean;
}

/** A text read as it is. */
export function whereIn(file: string, from: WorkloadFact["from"] = "manifest"): Where {
  const place = (line: number): Place => ({ file, line });
  return { file, place, proof: place, from };
}

/** Collects what lines prove of one subject: one fact for each control, and what speaks against it wins. */
export class Proofs {
  private readonly found = new Map<Observation, ControlFact>();
  private readonly about: string;
  private readonly proof: (line: number) => Place;

  constructor(about: string, proof: (line: number) => Place) {
    this.about = about;
    this.proof = proof;
  }

  add(control: Observation, status: ControlFact["status"], line: number | Place, fact: string): void {
    const before = this.found.get(control);
    if (before && (before.status === "violated" || status === "present")) return;
    this.found.set(control, {
      kind: "control",
      control,
      status,
      about: this.about,
      fact,
      at: typeof line === "number" ? this.proof(line) : line,
    });
  }

  get facts(): readonly ControlFact[] {
    return [...this.found.values()];
  }
}

/** Whether it is written as a plain true or false; undefined for anything else. */
export function flagAt(
  node: YamlNode | undefined,
  ...way: readonly (string | number)[]
): boolean | undefined {
  const found = at(node, ...way);
  if (found?.kind !== "scalar") return undefined;
  if (found.value === true || found.text === "true") return true;
  if (found.value === false || found.text === "false") return false;
  return undefined;
}
