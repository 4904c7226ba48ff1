import type { PipelineDocument } from "../../pipeline/document";

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly document: PipelineDocument;
  /** From a real public repository, with claims. */
  readonly isWorked?: true;
  /** The template of which this is a variant: lists show that one and offer the choices. */
  readonly variantOf?: string;
  /** The chosen options. Templates of one family differ only in these. */
  readonly choices?: { readonly [about: string]: string };
}
