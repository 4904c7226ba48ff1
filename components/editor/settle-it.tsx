"use client";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { changeNode } from "@/lib/domain/edits/change-nodes";
import { setOnClaims } from "@/lib/domain/edits/claims";
import type { Changes, Edit } from "@/lib/domain/edits/edit";
import { changeEdges, type EdgeSetting } from "@/lib/domain/edits/edges";
import { credentialRights, environments } from "@/lib/domain/pipeline/document-lists";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import {
  answersAtHand,
  type AskedOfEdge,
  type AskedOfNode,
  type SettlingQuestion,
} from "@/lib/domain/posture/words/questions";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import { rightWords } from "@/lib/domain/words/credential-words";
import { environmentWords } from "@/lib/domain/words/environment-words";

interface Answer {
  readonly word: string;
  readonly edit: (pipeline: Pipeline) => Edit | undefined;
}

const edgeAnswers: {
  readonly [asked in AskedOfEdge]: readonly { readonly word: string; readonly set: EdgeSetting }[];
} = {
  automated: [
    { word: "Automated", set: { automated: true } },
    { word: "Manual", set: { automated: false } },
  ],
  pinned: [
    { word: "Yes, pinned", set: { pinned: true } },
    { word: "No", set: { pinned: false } },
  ],
  right: credentialRights.map((right) => ({ word: rightWords[right].word, set: { right } })),
  shortLived: [
    { word: "Yes", set: { shortLived: true } },
    { word: "No", set: { shortLived: false } },
  ],
};

const nodeAnswers: {
  readonly [asked in AskedOfNode]: readonly { readonly word: string; readonly set: Changes<"node"> }[];
} = {
  buildsImages: [
    { word: "Yes, it builds them", set: { buildsImages: true } },
    { word: "No", set: { buildsImages: false } },
  ],
  environment: environments.map((environment) => ({
    word: environmentWords[environment].word,
    set: { environment },
  })),
};

function answersTo({ about, asksEvidence }: SettlingQuestion): readonly Answer[] {
  if ("claim" in about) {
    const { claim } = about;
    const answers = asksEvidence ? answersAtHand.filter((status) => status !== "implemented") : answersAtHand;
    return answers.map((status) => ({
      word: claimStatusWords[status].word,
      edit: (pipeline) =>
        setOnClaims(pipeline, [{ ...claim, title: controlTitle(claim.control, pipeline) }], { status }),
    }));
  }
  if ("edge" in about)
    return edgeAnswers[about.asks].map(({ word, set }) => ({
      word,
      edit: (pipeline) => changeEdges(pipeline, [about.edge], set),
    }));
  return nodeAnswers[about.asks].map(({ word, set }) => ({
    word,
    edit: (pipeline) => changeNode(pipeline, about.node, set),
  }));
}

interface SettleItProps {
  readonly question: SettlingQuestion;
  /** On a page, where evidence is added; beside the map the control opens there. */
  readonly mapPath?: string | undefined;
}

/** The question that would settle an assumption, with its answers: one click each, with undo. */
export function SettleIt({ question, mapPath }: SettleItProps) {
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const { text, assumed, about, asksEvidence } = question;
  return (
    <section aria-label={text} className="rounded-control border border-line-strong bg-bg px-3 py-2">
      <p className="break-words">
        <b className="font-medium">{text}</b>
        {assumed !== undefined && <span className="text-soft"> Assumed: {assumed}.</span>}
      </p>
      {!isReadOnly && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {asksEvidence && mapPath !== undefined && "claim" in about && (
            <Link
              href={`${mapPath}?${new URLSearchParams({ ...about.claim })}`}
              prefetch={false}
              className={buttonClass()}
            >
              Add evidence
            </Link>
          )}
          {answersTo(question).map(({ word, edit }) => (
            <Button
              key={word}
              onClick={() =>
                perform(edit, { tell: "with undo", otherwise: "No change: that answer is already set." })
              }
            >
              {word}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

interface SettleAllProps {
  readonly questions: readonly SettlingQuestion[];
  readonly title: string;
}

/** More at once would be a form, not a question. */
const most = 3;

/** The unanswered questions behind a verdict; the first of them can be answered here. */
export function SettleAll({ questions, title }: SettleAllProps) {
  if (questions.length === 0) return null;
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h3 className="text-tiny font-medium text-soft">{title}</h3>
      {questions.slice(0, most).map((question) => (
        <SettleIt key={question.text} question={question} />
      ))}
      {questions.length > most && <p className="text-tiny text-soft">And {questions.length - most} more.</p>}
    </section>
  );
}
