import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { differs } from "@/lib/domain/edits/edit";
import type { EdgeSetting } from "@/lib/domain/edits/edges";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { artifacts, credentialRights } from "@/lib/domain/pipeline/document-lists";
import { isMoved } from "@/lib/domain/pipeline/is-moved";
import { canBePinned } from "@/lib/domain/pipeline/pinning";
import { rightWords } from "@/lib/domain/words/credential-words";
import { plural } from "@/lib/domain/words/english";
import { wordAndMeaning } from "@/lib/domain/words/word";

interface Option {
  readonly value: string;
  readonly label: string;
  /** The field of a connection for that choice; null if it is not set. */
  readonly set: EdgeSetting;
}

/** A question about a connection, with its answers as list options. */
export interface HandOverQuestion {
  readonly one: string;
  readonly all: string;
  readonly isAsked: (edge: PipelineEdge) => boolean;
  readonly options: readonly Option[];
}

interface ArtifactQuestion extends HandOverQuestion {
  /** For this many of the selected connections. */
  readonly some: (count: number) => string;
}

export const whatTravels: HandOverQuestion = {
  one: "Artifact",
  all: "Artifact on all",
  isAsked: () => true,
  options: artifacts.map((artifact) => ({
    value: artifact,
    label: artifactRows[artifact].name,
    set: { artifact },
  })),
};

export const whoMoves: HandOverQuestion = {
  one: "Manual or automated",
  all: "Manual or automated on all",
  isAsked: isMoved,
  options: [
    { value: "unknown", label: "Not set", set: { automated: null } },
    { value: "automated", label: "Automated", set: { automated: true } },
    { value: "by-hand", label: "Manual: a person does it", set: { automated: false } },
  ],
};

const isCredential = ({ artifact }: PipelineEdge) => artifact === "credential";

/** The questions that depend on its artifact. */
export const artifactQuestions: readonly ArtifactQuestion[] = [
  {
    one: "Pinned",
    all: "Pinned on all",
    some: (count) => `Pinned on the ${count} that can be`,
    isAsked: ({ artifact }) => canBePinned(artifact),
    options: [
      { value: "unknown", label: "Not set", set: { pinned: null } },
      {
        value: "pinned",
        label: "Pinned: by digest, commit or hashed lock file",
        set: { pinned: true },
      },
      {
        value: "floating",
        label: "Not pinned: a tag, a branch, a range or an address",
        set: { pinned: false },
      },
    ],
  },
  {
    one: "Permission",
    all: "Permission on all",
    some: (count) => plural(count, "Permission of the credential", `Permission of the ${count} credentials`),
    isAsked: isCredential,
    options: [
      { value: "unknown", label: "Not answered: counts as full control", set: { right: null } },
      ...credentialRights.map((right) => ({
        value: right,
        label: wordAndMeaning(rightWords[right]),
        set: { right },
      })),
    ],
  },
  {
    one: "Short-lived",
    all: "Short-lived on all",
    some: (count) =>
      plural(count, "Short-lived on the credential", `Short-lived on the ${count} credentials`),
    isAsked: isCredential,
    options: [
      { value: "unknown", label: "Not answered: counts as long-lived", set: { shortLived: null } },
      { value: "yes", label: "Yes: it expires within a day", set: { shortLived: true } },
      { value: "no", label: "No: it works until it is revoked", set: { shortLived: false } },
    ],
  },
];

/** The current option of a connection. */
export function chosenIn({ options }: HandOverQuestion, edge: PipelineEdge): string {
  return options.find(({ set }) => !differs(edge, set))?.value ?? "";
}
