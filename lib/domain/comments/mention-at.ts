/** A mention that is being typed: from its `@` to the cursor. */
export interface MentionBegun {
  readonly from: number;
  readonly to: number;
  /** After the `@`; empty at first. */
  readonly typed: string;
}

/** A name has a few words; after more, the `@` was none that begins a mention. */
const begun = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_.'’-]*(?: [\p{L}\p{N}_.'’-]+){0,3})$/u;

/** The mention that a person is typing at the cursor; undefined if there is none. @param caret in UTF-16 units */
export function mentionAt(text: string, caret: number): MentionBegun | undefined {
  const typed = begun.exec(text.slice(0, caret))?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, to: caret, typed };
}
