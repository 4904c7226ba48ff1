import { createStore, type StoreApi } from "zustand/vanilla";
import { emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Comparison } from "@/lib/domain/posture/compare";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import type { BothProofs } from "@/lib/domain/posture/posture";
import type { SupposedChange } from "@/lib/domain/posture/what-if/supposed-change";
import type { WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import type { EditorState } from "../editor/editor-state";
import { type MapPosture, patched } from "./map-posture";
import { applyChanges, changesBetween, inParts, sizeOf } from "./pipeline-changes";
import type { PostureAnswer, PostureAsk, PostureQuestion } from "./posture-message";
import type { PostureThread, ThreadEvents } from "./posture-thread";

export interface LivePostureState {
  readonly posture: MapPosture | undefined;
  readonly pipeline: Pipeline;
  /** The analysis of the current map failed. */
  readonly hasFailed: boolean;
  /** The resource that the analysis ran out of; undefined if unknown, or if it has not failed. */
  readonly whyFailed?: WhyNotAnalysed | undefined;
}

export interface WhatIf {
  readonly comparison: Comparison;
  readonly before: MapPosture;
  readonly after: MapPosture;
  readonly gaps: BothProofs<readonly Gap[]>;
  /** The map under the assumption. */
  readonly pipeline: Pipeline;
}

export interface LivePosture extends Pick<
  StoreApi<LivePostureState>,
  "getState" | "getInitialState" | "subscribe"
> {
  readonly start: () => void;
  readonly stop: () => void;
  /** The result of an assumption. Undefined: it failed, or a newer question replaced it. */
  readonly whatIf: (change: SupposedChange) => Promise<WhatIf | undefined>;
  /** Like `whatIf`, about the current map. */
  readonly ask: (question: PostureQuestion) => Promise<PostureAnswer | undefined>;
}

export interface LivePostureInput {
  readonly editor: {
    readonly getState: () => Pick<EditorState, "visible">;
    readonly subscribe: (listener: (state: Pick<EditorState, "visible">) => void) => () => void;
  };
  readonly today: () => string;
  readonly startThread: (events: ThreadEvents) => PostureThread;
  readonly hand: Pick<StoreApi<{ readonly isHolding: boolean }>, "getState" | "subscribe">;
  readonly afterPaint: (call: () => void) => void;
}

/** At most this many records are sent at once; copying them takes a few milliseconds. */
const mostAtOnce = 2000;
const unknown = emptyPipeline("");

/** The posture of the editor's state, calculated elsewhere after each change: one at a time, the newest next. */
export function createLivePosture({
  editor,
  today,
  startThread,
  hand,
  afterPaint,
}: LivePostureInput): LivePosture {
  const store = createStore<LivePostureState>(() => ({
    posture: undefined,
    pipeline: unknown,
    hasFailed: false,
  }));
  /** The last question of each kind: only its answer counts. */
  const waiting = new Map<
    PostureAsk["type"],
    { readonly ask: number; readonly resolve: (answer: PostureAnswer | undefined) => void }
  >();
  let asked = 0;
  let thread: PostureThread | undefined;
  let stopListening: (() => void) | undefined;
  const sayHand = ({ isHolding }: { readonly isHolding: boolean }) =>
    thread?.ask({ type: "hand", isHolding });
  let sent = unknown;
  let sentDay = "";
  /** The subjects of the outstanding answers, oldest first. */
  let coming: Pipeline[] = [];
  /** The rest that did not fit into this frame. */
  let outbox: PostureAsk[] = [];
  let isScheduled = false;

  const pump = (isUrgent: boolean): void => {
    const [next, ...rest] = outbox;
    if (!next) return;
    outbox = rest;
    thread?.ask(next);
    if (isUrgent) pump(true);
    else if (rest.length > 0) afterPaint(() => pump(false));
  };
  const send = (isUrgent: boolean): void => {
    const { visible } = editor.getState();
    if (!thread || (!isUrgent && coming.length > 0)) return;
    const changes = changesBetween(sent, visible);
    const day = today();
    sent = visible;
    if (sizeOf(changes) === 0 && day === sentDay) {
      // Only changes that the analysis ignores: a card's position, a note, an owner.
      if (coming.length === 0) store.setState({ pipeline: visible });
      else coming = [...coming.slice(0, -1), visible];
      if (isUrgent) pump(true);
      return;
    }
    sentDay = day;
    coming = [...coming, visible];
    const parts = inParts(changes, mostAtOnce);
    outbox = [
      ...outbox,
      ...parts.map((part, index): PostureAsk => ({
        type: "changes",
        changes: part,
        today: day,
        isMoreComing: index + 1 < parts.length,
      })),
    ];
    pump(isUrgent);
  };
  const schedule = (): void => {
    if (isScheduled || !thread) return;
    isScheduled = true;
    afterPaint(() => {
      isScheduled = false;
      send(false);
    });
  };

  const receive = (answer: PostureAnswer): void => {
    if (answer.type === "ready") return;
    if (answer.type === "more") {
      store.setState(({ posture }) => ({ posture: patched(posture, answer.patch) }));
      return;
    }
    if (answer.type !== "posture" && (answer.type !== "failed" || answer.ask !== undefined))
      return settle(answer);
    const [about = sent, ...others] = coming;
    coming = others;
    if (answer.type === "failed") store.setState({ hasFailed: true, whyFailed: answer.why, pipeline: about });
    else
      store.setState(({ posture }) => ({
        posture: patched(posture, answer.patch),
        pipeline: about,
        hasFailed: false,
      }));
    if (editor.getState().visible !== sent) schedule();
  };
  const settle = (answer: Exclude<PostureAnswer, { readonly type: "ready" | "posture" | "more" }>): void => {
    for (const [kind, one] of waiting) {
      if (one.ask !== answer.ask) continue;
      waiting.delete(kind);
      one.resolve(answer.type === "failed" ? undefined : answer);
    }
  };
  const forget = (): void => {
    for (const { resolve } of waiting.values()) resolve(undefined);
    waiting.clear();
    [sent, sentDay, coming, outbox] = [unknown, "", [], []];
  };
  const question = (
    kind: PostureAsk["type"],
    ask: (id: number) => void,
  ): Promise<PostureAnswer | undefined> => {
    waiting.get(kind)?.resolve(undefined);
    return new Promise((resolve) => {
      if (!thread) return resolve(undefined);
      asked += 1;
      waiting.set(kind, { ask: asked, resolve });
      send(true);
      ask(asked);
    });
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start: () => {
      if (thread) return;
      thread = startThread({
        onAnswer: receive,
        onReplaced: () => {
          forget();
          sayHand(hand.getState());
          schedule();
        },
      });
      sayHand(hand.getState());
      schedule();
      const stops = [
        editor.subscribe(({ visible }) => visible !== sent && schedule()),
        hand.subscribe(sayHand),
      ];
      stopListening = () => stops.forEach((stop) => stop());
    },
    stop: () => {
      stopListening?.();
      thread?.end();
      [stopListening, thread] = [undefined, undefined];
      forget();
    },
    whatIf: async (change) => {
      const answer = await question("what-if", (ask) =>
        thread?.ask({ type: "what-if", ask, change, today: today() }),
      );
      const { posture: before, pipeline } = store.getState();
      if (answer?.type !== "what-if" || !before) return undefined;
      const { comparison, gaps, changes } = answer;
      return {
        comparison,
        before,
        after: patched(before, answer.after),
        gaps,
        pipeline: applyChanges(pipeline, changes),
      };
    },
    ask: (about) => question(about.type, (ask) => thread?.ask({ ...about, ask, today: today() })),
  };
}
