"use client";
import { useEffect, useMemo, useState } from "react";
import { bothMaps } from "@/components/static-map/both-maps";
import { type ChangeLook, changeLooks } from "@/components/static-map/change-marks";
import { StaticMap } from "@/components/static-map/static-map";
import { Button } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Notice } from "@/components/ui/notice";
import { type AnswerOf, type ApiProblem, callApi, problemText } from "@/lib/client/api";
import { keepRestore } from "@/lib/client/editor/keep-restore";
import type { Given } from "@/lib/client/scan/collect-files";
import { type ReadSoFar, sendFilesInto } from "@/lib/client/scan/send-files";
import { withNeeds, withoutPiece } from "@/lib/domain/merge/choose-pieces";
import { effectsSentence } from "@/lib/domain/merge/effects-sentence";
import type { MergePiece, SameAnswers } from "@/lib/domain/merge/merge-piece";
import { sourceName } from "@/lib/domain/merge/source-name";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/posture";
import type { Answers } from "@/lib/domain/scan/unknown";
import { counted } from "@/lib/domain/words/english";
import { MergeAccepted } from "./merge-accepted";
import { mergedMap } from "./merge-marks";
import { MergePieces } from "./merge-pieces";
import { MergeQuestions } from "./merge-questions";
import { NotUnderstoodList } from "./not-understood-list";
import { OpenQuestions } from "./open-questions";
import { ScanProgress } from "./scan-progress";

type Answer = AnswerOf<"POST /pipelines/{id}/imports">;

/** The chosen source and its changes. */
export type MergeComing = { readonly answer: Answer } & (
  | { readonly given: Given }
  | {
      readonly document: PipelineDocument;
      /** Content of the file that a map can't hold, in sentences. */
      readonly notCarried: readonly string[];
    }
);

interface MergePreviewProps {
  readonly pipelineId: string;
  readonly userId: string;
  readonly coming: MergeComing;
  /** Of the current nodes. */
  readonly counts: Readonly<Record<string, Counts>>;
  readonly onBack: () => void;
}

/** A preview of the changes to a map, as a picture and as a list to accept or leave. */
export function MergePreview({ pipelineId, userId, coming, counts, onBack }: MergePreviewProps) {
  const params = { id: pipelineId };
  const [answer, setAnswer] = useState<Answer>(coming.answer);
  const [present, setPresent] = useState<PipelineDocument>();
  const [taken, setTaken] = useState<ReadonlySet<string>>(() => usual(coming.answer.changes));
  const [asked, setAsked] = useState({ unknowns: answer.unknowns, questions: answer.questions });
  const [answers, setAnswers] = useState<Answers>({});
  const [same, setSame] = useState<SameAnswers>({});
  const [doing, setDoing] = useState<"reading" | "accepting">();
  const [soFar, setSoFar] = useState<ReadSoFar>();
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<ApiProblem>();
  const [done, setDone] = useState<Answer>();
  const { changes, revision } = answer;
  const isBusy = doing !== undefined;

  useEffect(() => {
    let isStale = false;
    void callApi("GET /pipelines/{id}", { params: { id: pipelineId }, query: { revision } }).then((map) => {
      if (isStale) return;
      if (map.ok) setPresent(map.value.document);
      else setProblem(map.error);
    });
    return () => {
      isStale = true;
    };
  }, [pipelineId, revision]);
  const chosen = useMemo(() => withNeeds(changes, taken), [changes, taken]);
  const effects = effectsSentence(chosen);
  const merged = useMemo(() => present && mergedMap(present, chosen), [present, chosen]);

  async function preview(
    next: { readonly answers: Answers; readonly same: SameAnswers },
    kept?: ReadonlySet<string>,
  ) {
    setDoing("reading");
    setSoFar(undefined);
    const again =
      "given" in coming
        ? await sendFilesInto(coming.given, { pipelineId, ...next, onProgress: setSoFar })
        : await callApi("POST /pipelines/{id}/imports", {
            params,
            query: { same: JSON.stringify(next.same) },
            body: { document: coming.document },
          });
    setDoing(undefined);
    if (!again.ok) return setProblem(again.error);
    const { value } = again;
    setAnswers(next.answers);
    setSame(next.same);
    setAnswer(value);
    setTaken(
      kept ? new Set(value.changes.flatMap(({ id }) => (kept.has(id) ? [id] : []))) : usual(value.changes),
    );
    setAsked({
      unknowns: joined(asked.unknowns, value.unknowns),
      questions: joined(asked.questions, value.questions),
    });
    const open = value.unknowns.length + value.questions.length;
    setSaid(`Compared again: ${counted(value.changes.length, "change")}, ${counted(open, "open question")}.`);
  }
  const handleAnswers = (next: Partial<{ answers: Answers; same: SameAnswers }>) => {
    setProblem(undefined);
    setSaid("");
    void preview({ answers, same, ...next });
  };

  const handleTick = (piece: MergePiece, isTicked: boolean) =>
    setTaken(
      isTicked
        ? new Set(withNeeds(changes, new Set([...taken, piece.id])).map(({ id }) => id))
        : withoutPiece(changes, taken, piece.id),
    );
  const handleTickAll = (which: "usual" | "all" | "none") =>
    setTaken(
      which === "usual" ? usual(changes) : new Set(which === "all" ? changes.map(({ id }) => id) : []),
    );

  async function handleAccept() {
    const { document } = answer;
    if (!document) return;
    // The same name as for an archive sent as a file.
    const isArchive = "given" in coming && "archive" in coming.given;
    const source = isArchive ? sourceName(document.name, "archive") : undefined;
    setDoing("accepting");
    setProblem(undefined);
    const written = await callApi("POST /pipelines/{id}/imports", {
      params,
      query: { revision, same: JSON.stringify(same), ...(source !== undefined && { source }) },
      body: {
        document,
        from: "given" in coming ? "files" : "map",
        accept: chosen.map(({ id }) => id),
      },
    });
    if (written.ok) {
      const label = "given" in coming ? "read a repository" : "merge another map";
      await keepRestore({ userId, pipelineId, before: revision, after: written.value.revision, label });
      setDone(written.value);
      return setDoing(undefined);
    }
    setDoing(undefined);
    setProblem(written.error);
    // Another person changed the map first: shows the changes again, with the same pieces ticked.
    if (written.error.status === 409) await preview({ answers, same }, taken);
  }

  if (done) return <MergeAccepted pipelineId={pipelineId} done={done} onBack={onBack} />;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h2 ref={focusFirst} tabIndex={-1} className="text-lead outline-none">
          {changes.length === 0 ? "No changes" : `${counted(changes.length, "change")} to review`}
        </h2>
        <p className="max-w-[72ch] text-soft">
          Nothing is saved yet. Changes to people’s own nodes, names and statuses start unticked. Each
          unticked change says why. You accept all ticked changes in one step, and one undo reverts it.
        </p>
        {effects !== undefined && <p className="font-medium">{effects}</p>}
      </div>
      {"notCarried" in coming && coming.notCarried.length > 0 && (
        <Notice tone="warning">
          <p className="font-bold">Differences from the file:</p>
          <ul className="max-h-72 overflow-auto">
            {coming.notCarried.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-3 xl:self-start">
          <Legend />
          <section
            aria-label="Map after the changes"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- -- the keyboard must reach scrolling content
            tabIndex={0}
            className="max-h-[70dvh] min-h-40 overflow-auto rounded-card border border-line bg-bg"
          >
            {present && merged ? (
              <StaticMap
                document={bothMaps(present, merged.after)}
                counts={counts}
                marks={merged.marks}
                className="mx-auto h-auto max-sm:max-w-[56rem] sm:w-full"
              />
            ) : (
              <p className="p-4 text-soft">Drawing the map…</p>
            )}
          </section>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <MergeQuestions
            asked={asked.questions}
            same={same}
            isBusy={isBusy}
            onAnswer={(next) => handleAnswers({ same: next })}
          />
          {changes.length > 0 && (
            <MergePieces
              pieces={changes}
              taken={taken}
              isBusy={isBusy}
              onTick={handleTick}
              onTickAll={handleTickAll}
            />
          )}
        </div>
      </div>
      <OpenQuestions
        open={answer.unknowns}
        asked={asked.unknowns}
        answers={answers}
        isBusy={isBusy}
        onAnswer={(next) => handleAnswers({ answers: next })}
      />
      {doing === "reading" && "given" in coming && <ScanProgress soFar={soFar} />}
      <p role="status" className="text-soft empty:sr-only">
        {said}
      </p>
      <NotUnderstoodList of={answer.notUnderstood} />
      {problem && (
        <Notice tone="error">
          <p>{problemText(problem)}</p>
          {problem.errors?.slice(0, 10).map(({ path, message }) => (
            <p key={`${path} ${message}`}>
              {path}: {message}
            </p>
          ))}
        </Notice>
      )}
      <div className="sticky bottom-(--foot) -mx-1 flex flex-wrap items-center gap-3 border-t border-line bg-bg px-1 py-3">
        <Button tone="primary" disabled={isBusy || chosen.length === 0} onClick={() => void handleAccept()}>
          {doing === "accepting" ? "One moment" : `Accept ${counted(chosen.length, "change")}`}
        </Button>
        <Button disabled={doing === "accepting"} onClick={onBack}>
          {"given" in coming ? "Choose other files" : "Choose another file"}
        </Button>
      </div>
    </div>
  );
}

function usual(pieces: readonly MergePiece[]): ReadonlySet<string> {
  return new Set(pieces.flatMap(({ id, ticked }) => (ticked ? [id] : [])));
}

function joined<T extends { readonly id: string }>(before: readonly T[], more: readonly T[]): readonly T[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...more.filter(({ id }) => !known.has(id))];
}

const legend: readonly ChangeLook[] = ["worse", "better", "added", "removed", "changed"];

/** The map's badges are filled; here the icons have the colour. */
const legendInk: { readonly [look: string]: string | undefined } = {
  worse: "text-missing",
  better: "text-standing",
};

function Legend() {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-soft">
      {legend.map((look) => {
        const { Icon, glyph } = changeLooks[look];
        return (
          <span key={look} className="inline-flex items-center gap-1">
            <Icon aria-hidden size={13} strokeWidth={2.6} className={legendInk[look] ?? glyph} />
            {look}
          </span>
        );
      })}
      <span>the rest is dimmed</span>
    </p>
  );
}
