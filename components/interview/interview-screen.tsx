"use client";
import { useState, useEffect, useMemo, useRef } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { mapFigures } from "@/components/static-map/describe-map";
import { Button } from "@/components/ui/button";
import { UntilLive } from "@/components/ui/until-live";
import { documentFromPipeline } from "@/lib/domain/pipeline/pipeline";
import { TypedTexts } from "./typed-texts";
import { ControlQuestion } from "./control-question";
import type { Passed } from "./kept-place";
import { TopicQuestion } from "./topic-question";
import { useInterview, type Interview } from "./use-interview";
import { questionsLeft, type Step } from "@/lib/domain/interview/steps";
import { useUndoKeys } from "@/components/editor/use-undo-keys";
import { useIsChecked, usePostureHandle } from "@/lib/client/posture/posture-context";
import { layoutMap, mostCards } from "@/components/static-map/drawing";
import { fittedMap, StaticMap } from "@/components/static-map/static-map";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { Map as MapIcon } from "lucide-react";
import Link from "next/link";
import { InterviewSummary } from "./interview-summary";

const margin = 24;
/** In pixels, in a window of 1440 by 900. */
const shownAt = 960;
const noNodes: ReadonlySet<string> = new Set();

/** One question at a time, beside the map that the answers draw. Every answer is an edit like any other. */
export function InterviewScreen({ pipelineId }: { readonly pipelineId: string }) {
  const interview = useInterview(pipelineId);
  const { steps, step, goTo } = interview;
  const [isMapShown, setMapShown] = useState(false);
  const [along, setAlong] = useState<{ readonly of: string; readonly nodes: ReadonlySet<string> }>();
  const [answeredAlong, setAnsweredAlong] = useState<ReadonlySet<string>>(noNodes);
  const [typed] = useState(() => new Map<string, string>());
  useUndoKeys("input:not([type=checkbox], [type=radio]), textarea, dialog");

  const index = steps.findIndex(({ key }) => key === step.key);
  const before = steps[index - 1];
  const shared = {
    interview,
    progress: progressOf(steps, step, answeredAlong),
    onBack: before && (() => goTo(before)),
    onNext: (as: Passed | undefined, also: readonly string[] = []) => {
      // A question answered together with another one is not asked again.
      const done = new Set([...answeredAlong, ...also]);
      setAnsweredAlong(done);
      goTo(
        steps.slice(index + 1).find(({ key }) => !done.has(key)),
        { step: step.key, as },
      );
    },
  };
  return (
    <main
      id="main"
      tabIndex={-1}
      className="relative flex min-h-0 w-full flex-1 flex-col px-4 py-5 outline-none sm:px-5"
    >
      <div className="grid min-h-0 flex-1 gap-5 max-lg:content-start lg:grid-cols-[380px_minmax(0,1fr)] xl:grid-cols-[400px_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-3 pb-4 lg:overflow-y-auto lg:px-2 lg:pb-24">
          <h1 className="text-lead">Map your lifecycle in ten minutes</h1>
          {index === 0 && (
            <p className="text-soft">
              Every answer appears on the map at once: tools and people as nodes, artifacts as connections.
              Stop at any time, and continue later in any browser.
            </p>
          )}
          <ProgressBar done={doneOf(steps, step)} />
          <UntilLive>
            <TypedTexts value={typed}>
              {step.type === "topic" && <TopicQuestion key={step.key} {...shared} step={step} />}
              {step.type === "control" && (
                <>
                  <ControlQuestion
                    key={step.key}
                    {...shared}
                    step={step}
                    along={along?.of === step.node.id ? along.nodes : noNodes}
                    onAlong={(nodes) => setAlong({ of: step.node.id, nodes })}
                  />
                  <Link
                    href={`/pipelines/${pipelineId}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center gap-1.5 self-start text-blue hover:underline max-sm:pointer-coarse:min-h-11"
                  >
                    <MapIcon aria-hidden size={14} />
                    Open the map now, and answer the rest later
                  </Link>
                </>
              )}
              {step.type === "end" && (
                <InterviewSummary pipelineId={pipelineId} interview={interview} onGoTo={goTo} />
              )}
            </TypedTexts>
          </UntilLive>
        </div>
        <div className="flex min-h-0 min-w-0 flex-col gap-2">
          <Button
            className="self-start lg:hidden"
            aria-expanded={isMapShown}
            aria-controls="interview-map"
            onClick={() => setMapShown(!isMapShown)}
          >
            {isMapShown ? "Hide the map" : "Show the map"}
          </Button>
          <p role="status" className="text-soft">
            {mapFigures(documentFromPipeline(interview.pipeline))}
          </p>
          <div id="interview-map" className={`relative min-h-0 flex-1 ${isMapShown ? "" : "max-lg:hidden"}`}>
            <GrowingMap interview={interview} />
          </div>
        </div>
      </div>
      <EditorNotices />
    </main>
  );
}

/** The index of a question in its part, and their number. */
function placeOf(steps: readonly Step[], step: Step): { readonly at: number; readonly of: number } {
  const part = steps.filter(({ type }) => type === step.type);
  return { at: part.findIndex(({ key }) => key === step.key), of: part.length };
}

/** The progress, 0 to 1: each part counts for half, so that a growing map never reduces it. */
function doneOf(steps: readonly Step[], step: Step): number {
  if (step.type === "end") return 1;
  const { at, of } = placeOf(steps, step);
  return (at / of + (step.type === "topic" ? 0 : 1)) / 2;
}

/** @param done 0 to 1 */
function ProgressBar({ done }: { readonly done: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 2"
      preserveAspectRatio="none"
      className="h-1.5 w-full shrink-0 rounded-full"
    >
      <rect width={100} height={2} className="fill-line" />
      <rect width={100 * done} height={2} className="fill-primary" />
    </svg>
  );
}

/** "Part 1 of 2, the map. Question 4, at most 14 to go." */
function progressOf(steps: readonly Step[], step: Step, answered: ReadonlySet<string>): string {
  const left = questionsLeft(steps, step, answered);
  const toGo = left === 0 ? "the last of this part" : `at most ${left} to go`;
  return `${step.type === "topic" ? "Part 1 of 2, the map." : "Part 2 of 2, controls."} Question ${placeOf(steps, step).at + 1}, ${toGo}.`;
}

function GrowingMap({ interview }: { readonly interview: Interview }) {
  const { pipeline, countsOf, step } = interview;
  const live = usePostureHandle();
  const isChecked = useIsChecked(pipeline);
  const isClaimed = pipeline.claims.size > 0;
  useEffect(() => {
    if (isClaimed) live.start();
  }, [live, isClaimed]);
  const frame = useRef<HTMLElement>(null);
  const document = useMemo(() => documentFromPipeline(pipeline), [pipeline]);
  const counts = useMemo(() => {
    const shown = document.nodes.length <= mostCards ? document.nodes : [];
    return Object.fromEntries(shown.map(({ id }) => [id, countsOf(pipeline, id)]));
  }, [document, pipeline, countsOf]);
  const checked = useMemo(
    () => new Set(document.edges.flatMap((edge) => (isChecked(edge) ? [edge.id] : []))),
    [document, isChecked],
  );
  const known = useRef<ReadonlySet<string>>(new Set(document.nodes.map(({ id }) => id)));
  const asked = step.type === "control" ? step.node.id : undefined;

  useEffect(() => {
    const added = document.nodes.find(({ id }) => !known.current.has(id))?.id;
    known.current = new Set(document.nodes.map(({ id }) => id));
    const shown = layoutMap(document).nodes.find(({ node }) => node.id === (added ?? asked));
    const box = frame.current;
    if (!box || !shown) return;
    // If it fits, it is shown whole, and there is nothing to scroll.
    const scale = (box.querySelector("svg")?.getBoundingClientRect().width ?? 0) / layoutMap(document).width;
    box.scrollTo({
      left: nearest(box.scrollLeft, box.clientWidth, shown.x * scale, cardSize.width * scale),
      top: nearest(box.scrollTop, box.clientHeight, shown.y * scale, cardSize.height * scale),
    });
  }, [document, asked]);

  return (
    <section
      ref={frame}
      aria-label="The map so far"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="min-h-60 overflow-auto rounded-card border border-line bg-bg lg:absolute lg:inset-0"
    >
      {document.nodes.length === 0 ? (
        <p className="grid h-full min-h-60 place-items-center p-6 text-center text-soft">
          The map grows here with your answers.
        </p>
      ) : (
        <StaticMap
          document={document}
          counts={counts}
          checked={checked}
          shownAt={shownAt}
          className={`${fittedMap} lg:max-h-full`}
        />
      )}
    </section>
  );
}

/** The shortest scroll that brings a card into sight. */
function nearest(scrolled: number, room: number, start: number, size: number): number {
  return Math.max(Math.min(scrolled, start - margin), start + size + margin - room);
}
