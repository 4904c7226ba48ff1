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
  /** What a connection holds for that choice; null where nothing is said. */
  readonly set: EdgeSetting;
}

/** What is asked of a connection, with its answers as a list offers them. */
export interface HandOverQuestion {
  readonly one: string;
  readonly all: string;
  readonly isAsked: (edge: PipelineEdge) => boolean;
  readonly options: readonly Option[];
}

interface ArtifactQuestion extends HandOverQuestion {
  /** Of so many of those that are selected. */
  readonly some: (count: number) => string;
}

export const whatTravels: HandOverQuestion = {
  one: "What travels",
  all: "What travels on all",
  isAsked: () => true,
  options: artifacts.map((artifact) => ({
    value: artifact,
    label: artifactRows[artifact].name,
    set: { artifact },
  })),
};

export const whoMoves: HandOverQuestion = {
  one: "Who moves it",
  all: "Who moves all",
  isAsked: isMoved,
  options: [
    { value: "unknown", label: "Not said", set: { automated: null } },
    { value: "automated", label: "Automated", set: { automated: true } },
    { value: "by-hand", label: "By hand: a person does it", set: { automated: false } },
  ],
};

const isCredential = ({ artifact }: PipelineEdge) => artifact === "credential";

/** What is asked of it for what travels there. */
export const artifactQuestions: readonly ArtifactQuestion[] = [
  {
    one: "Pinned",
    all: "Pinned on all",
    some: (count) => `Pinned on the ${count} that can be`,
    isAsked: ({ artifact }) => canBePinned(artifact),
    options: [
      { value: "unknown", label: "Not said", set: { pinned: null } },
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
    one: "What it allows",
    all: "What they allow",
    some: (count) => plural(count, "What the credential allows", `What the ${count} credentials allow`),
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

/** The option that a connection stands at. */
export function chosenIn({ options }: HandOverQuestion, edge: PipelineEdge): string {
  return options.find(({ set }) => !differs(edge, set))?.value ?? "";
}
