import { createStore, type StoreApi } from "zustand/vanilla";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { Comments, CommentsShown } from "@/lib/domain/contract/comments";
import { type CommentOperation, isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { CommentPlace, Operation } from "@/lib/domain/pipeline/operations";
import type { Result } from "@/lib/domain/result";
import { type ApiProblem, problemText } from "../api";
import type { Editor } from "../editor/editor-state";
import { type ShownThread, withUnsent } from "./with-unsent";

/** With the id under which it is sent. */
type SentComment = Extract<Operation, CommentOperation>;

export interface ThreadsQuery {
  readonly show: CommentsShown;
  readonly before?: number;
  readonly thread?: string;
}

interface ThreadsInput {
  readonly editor: Pick<Editor, "getState" | "subscribe">;
  /** Absent: everywhere. */
  readonly about: CommentPlace | undefined;
  readonly ask: (query: ThreadsQuery, signal: AbortSignal) => Promise<Result<Comments, ApiProblem>>;
  readonly now: () => Date;
}

export interface ThreadsState {
  readonly show: CommentsShown;
  readonly isLoading: boolean;
  /** The last problem; earlier threads stay visible. */
  readonly problem?: string | undefined;
  /** Absent until the first answer. */
  readonly threads?: readonly ShownThread[];
  readonly hasOlder: boolean;
  readonly mayComment: boolean;
  /** The time of the last request, to show the age of comments. */
  readonly asOf: Date;
}

export interface Threads extends Pick<StoreApi<ThreadsState>, "getState" | "getInitialState" | "subscribe"> {
  readonly choose: (show: CommentsShown) => void;
  readonly again: () => void;
  readonly loadOlder: () => void;
  readonly loadEarlier: (thread: string) => void;
  /** Loads, and follows changes. @returns stops it */
  readonly start: () => () => void;
}

/** The threads of a place, or of all, by page: from the server, plus unsent ones, loaded again after each new comment. */
export function createThreads({ editor, about, ask, now }: ThreadsInput): Threads {
  const store = createStore<ThreadsState>(() => ({
    show: "open",
    isLoading: true,
    hasOlder: false,
    mayComment: false,
    asOf: now(),
  }));
  let loaded: readonly ShownThread[] | undefined;
  let pages = 1;
  /** For long threads: how many pages of earlier comments to load. */
  const earlierPages = new Map<string, number>();
  /** Actions of this page that no answer contains yet. */
  let unsent: readonly SentComment[] = [];
  let running: AbortController | undefined;

  const waiting = (): readonly SentComment[] =>
    editor
      .getState()
      .pending.flatMap((operation) =>
        isCommentOperation(operation) && isHere(operation) ? [operation] : [],
      );
  const isHere = (operation: CommentOperation) =>
    about === undefined ||
    placeKey(operation.type === "comment.added" ? operation.comment.about : operation.about) ===
      placeKey(about);

  const draw = (more: Partial<ThreadsState> = {}) => {
    const { show } = { ...store.getState(), ...more };
    const threads = loaded && withUnsent(loaded, unsent, { show, now: now().toISOString() });
    store.setState({ ...more, ...(threads ? { threads } : {}) });
  };

  const askAll = async (show: CommentsShown, signal: AbortSignal) => {
    const threads: ShownThread[] = [];
    let before: number | undefined;
    for (let page = 1; ; page += 1) {
      const answer = await ask({ show, ...(before === undefined ? {} : { before }) }, signal);
      if (!answer.ok) return answer;
      for (const thread of answer.value.threads) threads.push(await withEarlier(thread, show, signal));
      before = answer.value.older;
      if (page >= pages || before === undefined)
        return { ok: true as const, value: { ...answer.value, threads } };
    }
  };

  const withEarlier = async (
    thread: ShownThread,
    show: CommentsShown,
    signal: AbortSignal,
  ): Promise<ShownThread> => {
    let all = thread;
    for (let page = earlierPages.get(thread.id) ?? 0; page > 0; page -= 1) {
      const { earlier, ...rest } = all;
      if (earlier === undefined) break;
      const answer = await ask({ show, thread: thread.id, before: earlier }, signal);
      const [more] = answer.ok ? answer.value.threads : [];
      if (!more) break;
      all = {
        ...rest,
        comments: [...more.comments, ...rest.comments],
        ...(more.earlier === undefined ? {} : { earlier: more.earlier }),
      };
    }
    return all;
  };

  const load = async () => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const { show } = store.getState();
    store.setState({ isLoading: true });
    const sent = new Set(waiting().map(({ id }) => id));
    const answer = await askAll(show, mine.signal);
    if (mine.signal.aborted) return;
    if (!answer.ok) return store.setState({ isLoading: false, problem: problemText(answer.error) });
    loaded = answer.value.threads;
    const still = new Set([...sent, ...waiting().map(({ id }) => id)]);
    unsent = unsent.filter(({ id }) => still.has(id));
    draw({
      isLoading: false,
      problem: undefined,
      hasOlder: answer.value.older !== undefined,
      mayComment: answer.value.mayComment,
      asOf: now(),
    });
  };

  const follow: Parameters<Editor["subscribe"]>[0] = (state, before) => {
    if (state.pending !== before.pending) {
      const known = new Set(unsent.map(({ id }) => id));
      const added = waiting().filter(({ id }) => !known.has(id));
      const refused = new Set(state.setAside.map(({ operation }) => operation.id));
      const kept = unsent.filter(({ id }) => !refused.has(id));
      if (added.length > 0 || kept.length < unsent.length) {
        unsent = [...kept, ...added];
        draw();
      }
    }
    const isBack = state.connection === "live" && before.connection !== "live";
    const hasFailed = store.getState().problem !== undefined;
    if (state.besideComments !== before.besideComments || (isBack && hasFailed)) void load();
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    choose: (show) => {
      pages = 1;
      earlierPages.clear();
      loaded = undefined;
      const { threads: _, ...rest } = store.getState();
      store.setState({ ...rest, show }, true);
      void load();
    },
    again: () => void load(),
    loadOlder: () => {
      pages += 1;
      void load();
    },
    loadEarlier: (thread) => {
      earlierPages.set(thread, (earlierPages.get(thread) ?? 0) + 1);
      void load();
    },
    start: () => {
      unsent = waiting();
      const stop = editor.subscribe(follow);
      void load();
      return () => {
        stop();
        running?.abort();
      };
    },
  };
}
