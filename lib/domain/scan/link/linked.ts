import type { Fact } from "../facts";
import type { LinkedImage } from "./link-images";
import type { LinkedWorkload } from "./link-workloads";
import type { Link } from "./links";

/** The facts of all files, and what they are together. */
export interface Linked {
  readonly facts: readonly Fact[];
  readonly images: readonly LinkedImage[];
  readonly workloads: readonly LinkedWorkload[];
  readonly links: readonly Link[];
}
