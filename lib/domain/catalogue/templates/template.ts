import type { PipelineDocument } from "../../pipeline/document";

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly document: PipelineDocument;
  /** Drawn from what a real repository shows, with claims. */
  readonly isWorked?: true;
  /** The template that this is a variation of: lists show that one and offer the choices. */
  readonly variantOf?: string;
  /** What was chosen, by what the choice is about. Templates of one family differ in these alone. */
  readonly choices?: { readonly [about: string]: string };
}
