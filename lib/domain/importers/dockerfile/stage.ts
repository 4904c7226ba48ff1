import type { Instruction } from "./instruction";

/** An image from outside of the file, as FROM, COPY --from or a mount names it. */
export interface ExternalImage {
  /** Without the digest; variables that nobody gave a value stay in it: `alpine:${TAG}`. */
  readonly ref: string;
  readonly digest?: string;
  /** The names that a value is missing for. */
  readonly unresolved: readonly string[];
  readonly line: number;
}

/** What a stage stands on. */
export type Base =
  | { readonly kind: "scratch" }
  | { readonly kind: "stage"; readonly stage: number }
  | { readonly kind: "image"; readonly image: ExternalImage };

/** One FROM and all that follows up to the next. */
export interface Stage {
  readonly index: number;
  readonly name?: string;
  readonly line: number;
  readonly platform?: string;
  readonly base: Base;
  readonly instructions: readonly Instruction[];
  /** Other stages that files are taken from. */
  readonly takesFromStages: readonly number[];
  /** Images from outside that files are taken from. */
  readonly takesFromImages: readonly ExternalImage[];
  /** The last USER of this stage itself, variables filled in. */
  readonly user?: { readonly text: string; readonly line: number };
}

/** What the file calls it, or how to count to it. */
export function stageTitle({ name, index }: Pick<Stage, "name" | "index">): string {
  return name ?? `stage ${index}`;
}
