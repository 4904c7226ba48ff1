"use client";
import { clsx } from "clsx";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { callApi } from "@/lib/client/api";
import { createThreads, type ThreadsState } from "@/lib/client/comments/create-threads";
import { useEditorHandle, usePipelineId } from "@/lib/client/editor/editor-context";
import { placeKey } from "@/lib/domain/comments/place-key";
import { type CommentsShown, commentsShown } from "@/lib/domain/contract/comments";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import { CommentForm } from "./comment-form";
import { RefusedComments } from "./refused-comments";
import { ThreadCard } from "./thread-card";
import { useSay } from "./use-say";

interface CommentThreadsProps {
  /** Absent: threads of the whole pipeline, each with its place, without a field for a new one. */
  readonly about?: CommentPlace;
  /** The name of the place, to follow "on". */
  readonly name: string;
}

const showWords: { readonly [S in CommentsShown]: string } = { open: "Open", resolved: "Resolved" };

/** Threads with their actions: those of one place, or all. */
export function CommentThreads({ about, name }: CommentThreadsProps) {
  const { editor } = useEditorHandle();
  const pipelineId = usePipelineId();
  const [threads] = useState(() =>
    createThreads({
      editor,
      about,
      now: () => new Date(),
      ask: ({ show, ...query }, signal) =>
        callApi("GET /pipelines/{id}/comments", {
          params: { id: pipelineId },
          query: { ...(query.thread === undefined ? { ...askedPlace(about), show } : {}), ...query },
          signal,
        }),
    }),
  );
  useEffect(() => threads.start(), [threads]);
  const state = useStore(threads);
  const say = useSay(name);
  return (
    <div className="flex flex-col gap-3">
      <div role="group" aria-label="Threads shown" className="flex gap-1.5">
        {commentsShown.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={state.show === one}
            onClick={() => threads.choose(one)}
            className={clsx(
              "min-h-7 rounded-control border px-2 text-tiny font-medium max-sm:pointer-coarse:min-h-11",
              state.show === one
                ? "border-blue bg-blue-soft text-blue"
                : "border-line-strong bg-panel text-soft hover:text-ink",
            )}
          >
            {showWords[one]}
          </button>
        ))}
      </div>
      {about && <RefusedComments about={about} />}
      {state.problem !== undefined && (
        <Notice tone="warning">
          {state.problem}{" "}
          <button type="button" className="text-blue underline" onClick={threads.again}>
            Try again
          </button>
        </Notice>
      )}
      <Listed state={state} isPlace={about !== undefined} name={name} threads={threads} />
      {state.hasOlder && (
        <Button className="self-start" disabled={state.isLoading} onClick={threads.loadOlder}>
          Older threads
        </Button>
      )}
      {about !== undefined && state.show === "open" && state.mayComment && (
        <CommentForm
          label={`Comment on ${name}`}
          does="Comment"
          draft={placeKey(about)}
          onSay={(text, mentions) => say.add({ about, text, mentions })}
        />
      )}
    </div>
  );
}

function askedPlace(about: CommentPlace | undefined) {
  if (about === undefined || "edge" in about) return about ?? {};
  const { node, control } = about;
  return control === undefined ? { node } : { node, control };
}

interface ListedProps {
  readonly state: ThreadsState;
  readonly isPlace: boolean;
  readonly name: string;
  readonly threads: ReturnType<typeof createThreads>;
}

function Listed({ state, isPlace, name, threads }: ListedProps) {
  if (state.threads === undefined)
    return state.problem === undefined ? <p role="status">Loading comments…</p> : null;
  if (state.threads.length === 0) return <p className="text-soft">{emptyText(state, isPlace)}</p>;
  return (
    <ol aria-label={`${showWords[state.show]} threads, newest first`} className="flex flex-col gap-3">
      {state.threads.map((thread) => (
        <li key={thread.id}>
          <ThreadCard
            thread={thread}
            name={isPlace ? name : undefined}
            mayComment={state.mayComment}
            now={state.asOf}
            onEarlier={() => threads.loadEarlier(thread.id)}
          />
        </li>
      ))}
    </ol>
  );
}

function emptyText({ show, mayComment }: ThreadsState, isPlace: boolean): string {
  if (show === "resolved") return "No resolved threads.";
  if (isPlace) return mayComment ? "No comments yet." : "No open threads.";
  return "No open threads. To comment, select a node or a connection on the map, or open a control.";
}
