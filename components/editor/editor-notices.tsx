"use client";
import { X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useEditor, useEditorActions } from "@/lib/client/editor/editor-context";
import { saveAsFile } from "@/lib/client/save-as-file";
import { counted } from "@/lib/domain/words/english";

/** The newest: six refusals in a row would cover the map. An older one is shown again once a newer one is dismissed. */
const mostShown = 3;

/** @param className their place on the page; at its foot by default. */
export function EditorNotices({ className = "inset-x-3 bottom-3" }: { readonly className?: string }) {
  const notices = useEditor((state) => state.notices);
  const setAside = useEditor((state) => state.setAside);
  const ended = useEditor((state) => state.ended);
  const unsent = useEditor((state) => state.pending.length);
  const { dismissNotice, discardSetAside, exportUnsent, undo } = useEditorActions();
  const exportWork = () => saveAsFile("blueline-unsent.json", exportUnsent());
  return (
    // Above an inspector over the map: questions and failures must be visible.
    <div
      className={`pointer-events-none absolute z-30 flex flex-col items-center gap-2 *:pointer-events-auto ${className}`}
    >
      {ended && (
        <Notice tone="error" className="shadow-card">
          <p>{ended.text}</p>
          {ended.reason === "signed-out" && (
            <p className="mt-1">
              <a
                href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}
                className="font-medium text-blue underline"
              >
                Sign in and return here
              </a>
            </p>
          )}
          {unsent > 0 && (
            <Button className="mt-2" onClick={exportWork}>
              Save {counted(unsent, "unsent change")} as a file
            </Button>
          )}
        </Notice>
      )}
      {setAside.map(({ operation, label, reason }) => (
        <Notice key={operation.id} tone="warning" className="shadow-card">
          <p>
            <b className="font-bold">Not saved: {label}.</b> {reason}
          </p>
          <p className="mt-2 flex gap-2">
            <Button onClick={exportWork}>Save as a file</Button>
            <Button onClick={() => discardSetAside(operation.id)}>Discard</Button>
          </p>
        </Notice>
      ))}
      {notices.slice(-mostShown).map(({ id, tone, text, undoable, answers = [] }) => (
        <Notice key={id} tone={tone === "passing" ? "information" : tone} className="shadow-card">
          {tone === "passing" && <GoesAway onEnd={() => dismissNotice(id)} />}
          <span className="flex items-center gap-3">
            {text}
            {undoable === true && (
              <button
                type="button"
                className="font-medium text-blue underline"
                onClick={() => {
                  dismissNotice(id);
                  undo();
                }}
              >
                Undo
              </button>
            )}
            {answers.map(({ text: answer, act }) => (
              <button
                key={answer}
                type="button"
                className="font-medium whitespace-nowrap text-blue underline"
                onClick={() => {
                  dismissNotice(id);
                  act?.();
                }}
              >
                {answer}
              </button>
            ))}
            <button
              type="button"
              aria-label="Dismiss"
              onClick={() => dismissNotice(id)}
              className="-m-1 rounded-control p-1.5 text-soft hover:bg-bg max-sm:pointer-coarse:p-3.5"
            >
              <X aria-hidden size={14} />
            </button>
          </span>
        </Notice>
      ))}
    </div>
  );
}

/** How long a confirmation toast stays, in ms. */
const shown = 6_000;

function GoesAway({ onEnd }: { readonly onEnd: () => void }) {
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const timer = setTimeout(end, shown);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
