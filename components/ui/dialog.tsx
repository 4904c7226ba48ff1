"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog: the browser's own, which keeps focus inside, closes on Escape and returns the focus. */
export function Dialog({ title, isOpen, onClose, isWide = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (isOpen && dialog && !dialog.open) {
      opener.current = document.activeElement;
      dialog.showModal();
      // The browser would focus the first control, which closes the dialog. A screen keyboard would cover the content.
      if (matchMedia("(pointer: coarse)").matches) return;
      const first = dialog.querySelector<HTMLInputElement>("input[data-first-focus]");
      first?.focus();
      first?.select();
    }
    if (!isOpen && dialog?.open) dialog.close();
  }, [isOpen]);
  // A dialog removed from the page while open does not return the focus by itself.
  useEffect(
    () => () => {
      const before = opener.current;
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    },
    [],
  );
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      // Reported in a later task: for a dialog that is open again by then, it is the end of the previous opening.
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
      // Escape: at once. The close event comes later, and a key pressed before it would be lost. A file field has a cancel of its own.
      onCancel={({ target, currentTarget }) => {
        if (target === currentTarget) onClose();
      }}
      className={clsx(
        "m-auto max-h-[90dvh] scroll-pt-14 overflow-auto rounded-card border border-line-strong bg-panel p-0 text-ink shadow-card",
        isWide ? "w-[min(64rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]",
      )}
    >
      {isOpen && (
        <div className="flex flex-col gap-4 p-5">
          {/* The close button stays in sight in a long dialog. */}
          <header className="sticky top-0 z-10 -mx-5 -mt-5 -mb-2 flex items-start justify-between gap-4 bg-panel px-5 pt-5 pb-2">
            <h2 id={titleId} className="text-lead">
              {title}
            </h2>
            <button
              type="button"
              aria-label="Close"
              onClick={() => ref.current?.close()}
              className="-m-1 rounded-control p-1.5 text-soft hover:bg-bg max-sm:pointer-coarse:p-3.5"
            >
              <X aria-hidden size={16} />
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
