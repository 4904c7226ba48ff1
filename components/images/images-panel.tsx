"use client";
import { Plus, Undo2 } from "lucide-react";
import { useParams } from "next/navigation";
import { useRef, useState, useEffect, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useEditorHandle, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { addImage } from "@/lib/domain/edits/images";
import { limits } from "@/lib/domain/pipeline/limits";
import { byId, compareText } from "@/lib/domain/pipeline/pipeline";
import { ImageDetails } from "./image-details";
import { standsOn } from "@/lib/domain/words/image-words";
import Link from "next/link";
import { callApi } from "@/lib/client/api";
import type { ParentImagesAnswer } from "@/lib/domain/contract/parent-images";
import { countParents, type ParentCount } from "@/lib/domain/pipeline/count-parents";
import type { Image } from "@/lib/domain/pipeline/document";
import { counted } from "@/lib/domain/words/english";

interface ImagesPanelProps {
  /** The first image to show; undefined: the first of the list. */
  readonly asked: string | undefined;
  readonly onClose: () => void;
  readonly onFollow: (image: string) => void;
}

export function ImagesPanel({ asked, onClose, onFollow }: ImagesPanelProps) {
  const { editor } = useEditorHandle();
  const perform = usePerform();
  const undoLabel = useEditor((state) => state.undoLabel);
  const records = useEditor((state) => state.visible.images);
  const isReadOnly = useIsReadOnly();
  const { id: pipelineId } = useParams<{ id: string }>();
  const [chosen, setChosen] = useState(asked);
  const [said, setSaid] = useState("");
  const addButton = useRef<HTMLButtonElement>(null);
  const images = [...records.values()].toSorted((a, b) => compareText(a.name, b.name) || byId(a, b));
  const image = images.find(({ id }) => id === chosen) ?? images[0];
  const say = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  // The dialog covers the bar with its undo.
  const undo = (label: string) => {
    editor.undo();
    say(`Undone: ${label}.`);
    // With nothing left to undo, the pressed button disappears.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) addButton.current?.focus();
    });
  };
  const add = () => {
    const id = newNodeId();
    if (!perform((pipeline) => addImage(pipeline, id))) return;
    setChosen(id);
    say("Image added.");
  };
  return (
    <Dialog title="Images and layers" isWide isOpen onClose={onClose}>
      {/* Screen readers do not read behind a dialog, so the dialog has its own message. */}
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-2">
          {images.length === 0 && (
            <p className="text-soft">No images yet. Add an image and its parent image.</p>
          )}
          <ul aria-label="Images" className="flex max-h-64 flex-col gap-1 overflow-y-auto md:max-h-[60dvh]">
            {images.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-pressed={one.id === image?.id}
                  onClick={() => setChosen(one.id)}
                  className="flex min-h-9 w-full flex-col rounded-control border border-transparent px-2.5 py-1.5 text-left hover:bg-bg aria-pressed:border-blue aria-pressed:bg-blue-soft"
                >
                  <span className="font-medium break-words">{one.name}</span>
                  <span className="text-tiny wrap-anywhere text-soft">{standsOn(one)}</span>
                </button>
              </li>
            ))}
          </ul>
          {!isReadOnly && (
            <Button
              ref={addButton}
              className="self-start"
              disabled={images.length >= limits.images}
              onClick={add}
            >
              <Plus aria-hidden size={15} />
              Add an image
            </Button>
          )}
          {!isReadOnly && undoLabel !== undefined && (
            <Button
              tone="quiet"
              className="self-start text-left whitespace-normal!"
              onClick={() => undo(undoLabel)}
            >
              <Undo2 aria-hidden size={15} className="shrink-0" />
              <span className="wrap-anywhere">Undo: {undoLabel}</span>
            </Button>
          )}
        </div>
        {image && (
          <ImageDetails
            key={image.id}
            image={image}
            isReadOnly={isReadOnly}
            perform={perform}
            onSay={say}
            onFollow={() => onFollow(image.id)}
            onRemoved={() => {
              say(`${image.name}: removed.`);
              addButton.current?.focus();
            }}
          />
        )}
      </div>
      {images.length > 0 && <SharedParents pipelineId={pipelineId} images={images} />}
    </Dialog>
  );
}

interface SharedParentsProps {
  readonly pipelineId: string;
  readonly images: readonly Image[];
}

const mostShown = 20;

/** Other images on the parents of these: a fault of a parent affects all of them. */
function SharedParents({ pipelineId, images }: SharedParentsProps) {
  const titleId = useId();
  const [result, setResult] = useState<Awaited<ReturnType<typeof ask>>>();
  useEffect(() => {
    const stopping = new AbortController();
    void ask(stopping.signal).then((answered) => {
      if (!stopping.signal.aborted) setResult(answered);
    });
    return () => stopping.abort();
  }, []);
  const answer = result?.ok === true ? result.value : undefined;
  const fault = result?.ok === false ? (result.error.detail ?? result.error.title) : undefined;
  const here = countParents(images);
  if (here.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 id={titleId}>Images on the same parents</h3>
      {fault !== undefined && (
        <p className="flex flex-wrap items-center gap-2 text-soft">
          The other pipelines failed to load: {fault}{" "}
          <Button onClick={() => void ask().then(setResult)}>Try again</Button>
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {here.slice(0, mostShown).map((count) => {
          const others =
            answer?.parents
              .find(({ parent }) => parent === count.parent)
              ?.pipelines.filter(({ id }) => id !== pipelineId) ?? [];
          return (
            <SharedParent key={count.parent} count={count} others={others} isKnown={answer !== undefined} />
          );
        })}
        {here.length > mostShown && <li className="text-soft">and {here.length - mostShown} more parents</li>}
      </ul>
      {answer !== undefined && answer.notCounted > 0 && (
        <p className="text-soft">
          {counted(answer.notCounted, "more pipeline")} not counted yet. Open this again in a moment.
        </p>
      )}
    </section>
  );
}

function ask(signal?: AbortSignal) {
  return callApi("GET /parent-images", signal && { signal });
}

interface SharedParentProps {
  readonly count: ParentCount;
  readonly others: ParentImagesAnswer["parents"][number]["pipelines"];
  readonly isKnown: boolean;
}

const mostLinks = 8;

function SharedParent({ count, others, isKnown }: SharedParentProps) {
  const images = others.reduce((sum, one) => sum + one.images, count.images);
  const floating = others.reduce((sum, one) => sum + one.floating, count.floating);
  const where = isKnown ? ` in ${counted(others.length + 1, "pipeline")}` : " here";
  return (
    <li>
      <span className="font-medium">
        {counted(images, "image")}
        {where} {images === 1 ? "builds" : "build"} on <span className="wrap-anywhere">{count.parent}</span>
      </span>
      <span className="text-soft">
        , {floating === 0 ? "all pinned" : `${floating} of ${images} not pinned`}.
      </span>
      {others.length > 0 && (
        <span className="text-soft">
          {" "}
          Also in{" "}
          {others.slice(0, mostLinks).map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <Link href={`/pipelines/${id}`} prefetch={false} className="text-blue underline">
                {name}
              </Link>
            </span>
          ))}
          {others.length > mostLinks && ` and ${others.length - mostLinks} more`}.
        </span>
      )}
    </li>
  );
}
