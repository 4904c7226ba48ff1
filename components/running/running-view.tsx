"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, faultOf } from "@/lib/client/api";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import type { RunningAnswer } from "@/lib/domain/contract/running";
import type { Result } from "@/lib/domain/result";
import { drawFinding } from "@/lib/domain/running/draw-finding";
import { counted, formatDay } from "@/lib/domain/words/english";
import { FindingItem } from "./finding-item";
import { GiveRunning } from "./give-running";
import { GivenList } from "./given-list";
import { RunningCommands } from "./running-commands";
import { SaidNode } from "./said-node";
import { WhichNode } from "./which-node";

interface RunningViewProps {
  readonly pipelineId: string;
  readonly answer: RunningAnswer;
}

/** Runtime drift, worst first. Each finding is added to the map in one step, or dismissed with a reason. */
export function RunningView({ pipelineId, answer }: RunningViewProps) {
  const router = useRouter();
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const heading = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState<string>();
  const drawn = useDrawn(answer.revision);
  useRefreshOnCommit(answer.revision);
  const params = { id: pipelineId };

  /** @returns whether it succeeded; if not, the page shows the problem. */
  async function call(coming: Promise<Result<unknown, ApiProblem>>): Promise<boolean> {
    const done = await coming;
    setProblem(faultOf(done));
    if (!done.ok) return false;
    heading.current?.focus({ preventScroll: true });
    router.refresh();
    return true;
  }

  const sayOf = ({ observation, registry }: RunningAnswer["questions"][number]) =>
    isReadOnly
      ? {}
      : {
          onSay: (node: string | null) =>
            call(
              callApi("PATCH /pipelines/{id}/running", {
                params,
                body: { observation, node, ...(registry !== undefined && { registry }) },
              }),
            ),
        };

  const { dismissed, questions, answered, observations, total } = answer;
  const findings = answer.findings.filter(({ key }) => !drawn.keys.has(key));
  const hidden = answer.findings.length - findings.length;
  const open = total - hidden;
  return (
    <div className="flex flex-col gap-5">
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {!isReadOnly && (
        <section aria-labelledby="give" className="rounded-card border border-line bg-panel p-4">
          <h2 id="give" className="mb-2 text-lead">
            {observations.length === 0 ? "No runtime data yet" : "Upload runtime data"}
          </h2>
          <div className="mb-3">
            <Disclosure summary="Commands to run" isOpen={observations.length === 0}>
              <RunningCommands />
            </Disclosure>
          </div>
          <GiveRunning pipelineId={pipelineId} />
        </section>
      )}
      {isReadOnly && observations.length === 0 && (
        <p className="text-soft">No runtime data yet. An editor can upload it.</p>
      )}
      {questions.map((question) => (
        <WhichNode
          key={`${question.observation} ${question.registry ?? ""}`}
          question={question}
          {...sayOf(question)}
        />
      ))}
      {answered.length > 0 && (
        <ul aria-label="Chosen nodes" className="flex flex-col gap-1.5">
          {answered.map((said) => (
            <SaidNode key={`${said.observation} ${said.registry ?? ""}`} said={said} {...sayOf(said)} />
          ))}
        </ul>
      )}
      {observations.length > 0 && (
        <section aria-labelledby="found">
          <h2 id="found" ref={heading} tabIndex={-1} className="mb-2 text-lead outline-none">
            {open === 0 ? "No open findings" : counted(open, "finding")}
          </h2>
          <ul aria-labelledby="found" className="flex flex-col gap-2.5">
            {findings.map((finding) => (
              <FindingItem
                key={finding.key}
                finding={finding}
                pipelineId={pipelineId}
                {...(!isReadOnly && {
                  acts: {
                    onDraw: () => {
                      const { draws } = finding;
                      if (!draws) return;
                      const isDone = perform((pipeline) => drawFinding(pipeline, draws, newNodeId), {
                        tell: "with undo",
                      });
                      if (!isDone) return;
                      drawn.add(finding.key);
                      heading.current?.focus({ preventScroll: true });
                    },
                    onDismiss: (reason: string) =>
                      void call(
                        callApi("POST /pipelines/{id}/running/dismissals", {
                          params,
                          body: { key: finding.key, reason },
                        }),
                      ),
                  },
                })}
              />
            ))}
          </ul>
          {total > answer.findings.length && (
            <p className="mt-2 text-soft">{total - answer.findings.length} more show once these are done.</p>
          )}
        </section>
      )}
      {dismissed.length > 0 && (
        <section aria-labelledby="dismissed">
          <h2 id="dismissed" className="mb-2 text-lead">
            Dismissed
          </h2>
          <ul aria-labelledby="dismissed" className="flex flex-col gap-2.5">
            {dismissed.map(({ finding, dismissal }) => (
              <FindingItem key={finding.key} finding={finding} pipelineId={pipelineId}>
                <p className="wrap-anywhere">
                  “{dismissal.reason}”{" "}
                  <span className="text-soft">
                    {dismissal.by}, {formatDay(dismissal.at)}
                  </span>
                </p>
                {!isReadOnly && (
                  <Button
                    className="self-start"
                    aria-label={`Restore: ${finding.sentence}`}
                    onClick={() =>
                      void call(
                        callApi("DELETE /pipelines/{id}/running/dismissals", {
                          params,
                          query: { key: finding.key },
                        }),
                      )
                    }
                  >
                    Restore
                  </Button>
                )}
              </FindingItem>
            ))}
          </ul>
        </section>
      )}
      <GivenList
        observations={observations}
        {...(!isReadOnly && {
          onForget: (observation: string) =>
            void call(callApi("DELETE /pipelines/{id}/running", { params, query: { observation } })),
        })}
      />
      <EditorNotices className="fixed! inset-x-3 bottom-[calc(var(--foot)+0.75rem)]" />
    </div>
  );
}

/** Findings added to the map since the page loaded: hidden until the server answers again. */
function useDrawn(revision: number) {
  const [state, setState] = useState({ revision, keys: new Set<string>() });
  const keys = state.revision === revision ? state.keys : new Set<string>();
  return { keys, add: (key: string) => setState({ revision, keys: new Set([...keys, key]) }) };
}

/** In milliseconds. Groups several changes into one refresh. */
const pause = 300;

/** Refreshes after any person changes the map, the uploads or the dismissals. */
function useRefreshOnCommit(revision: number): void {
  const router = useRouter();
  const committed = useEditor((state) => state.revision);
  const beside = useEditor((state) => state.beside);
  const seen = useRef(beside);
  useEffect(() => {
    if (committed <= revision && beside === seen.current) return undefined;
    const timer = setTimeout(() => {
      seen.current = beside;
      router.refresh();
    }, pause);
    return () => clearTimeout(timer);
  }, [committed, beside, revision, router]);
}
