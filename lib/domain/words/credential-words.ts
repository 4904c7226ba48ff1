import type { CredentialRight, PipelineEdge } from "../pipeline/document";
import type { Word } from "./word";

interface RightWord extends Word {
  /** After the name of a connection. */
  readonly phrase: string;
}

/** The rights of a credential at its target. */
export const rightWords: { readonly [right in CredentialRight]: RightWord } = {
  read: { word: "Read", means: "pull or view, and change nothing", phrase: "may read" },
  publish: { word: "Publish", means: "push images or packages", phrase: "may publish" },
  deploy: { word: "Deploy", means: "change what runs", phrase: "may deploy" },
  admin: {
    word: "Full control",
    means: "change anything, permissions included",
    phrase: "full control",
  },
};

export function lifetimeWord(isShortLived: boolean): string {
  return isShortLived ? "short-lived" : "long-lived";
}

/** ", may publish, short-lived": the answers on a credential. */
export function credentialWords({
  artifact,
  right,
  shortLived,
}: Pick<PipelineEdge, "artifact" | "right" | "shortLived">): string {
  if (artifact !== "credential") return "";
  const allows = right === undefined ? "" : `, ${rightWords[right].phrase}`;
  return shortLived === undefined ? allows : `${allows}, ${lifetimeWord(shortLived)}`;
}
