import type { Instruction } from "./instruction";

/** An image from outside of the file, as FROM, COPY --from or a mount names it. */
export interface ExternalImage {
  /** Without the digest. Variables without a value stay in it: `alpine:${TAG}`. */
  readonly ref: string;
  readonly digest?: string;
  readonly unresolved: readonly string[];
  readonly line: number;
}

export type Base =
  | { readonly kind: "scratch" }
  | { readonly kind: "stage"; readonly stage: number }
  | { readonly kind: "image"; readonly image: ExternalImage };

export interface Stage {
  readonly index: number;
  readonly name?: string;
  readonly line: number;
  readonly platform?: string;
  readonly base: Base;
  readonly instructions: readonly Instruction[];
  readonly takesFromStages: readonly number[];
  readonly takesFromImages: readonly ExternalImage[];
  /** The last USER of this stage itself, variables filled in. */
  readonly user?: { readonly text: string; readonly line: number };
}

/** What the file calls it, or how to count to it. */
export function stageTitle({ name, index }: Pick<Stage, "name" | "index">): string {
  return name ?? `stage ${index}`;
}
