"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonTone } from "./button";
import { ConfirmDialog } from "./confirm-dialog";

interface ConfirmedButtonProps {
  /** What is on the button. */
  readonly label: string;
  /** What it does, and to what. */
  readonly name: string;
  readonly tone?: ButtonTone;
  /** The question. */
  readonly title: string;
  /** The answer that does it; absent: as the button. */
  readonly confirmLabel?: string;
  /** @returns what went wrong, if it did */
  readonly onConfirm: () => Promise<string | undefined>;
  /** Where the page goes on once it is done; absent: it stays where it is, and is read again. */
  readonly next?: string;
  /** What comes of it. */
  readonly children: ReactNode;
}

/** A button that asks first; what goes wrong is said at the question. */
export function ConfirmedButton({
  label,
  name,
  tone = "plain",
  title,
  confirmLabel = label,
  onConfirm,
  next,
  children,
}: ConfirmedButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();

  function handleConfirm() {
    start(async () => {
      const fault = await onConfirm();
      if (fault !== undefined) return setProblem(fault);
      setOpen(false);
      if (next !== undefined) router.push(next);
      router.refresh();
    });
  }

  return (
    <>
      <Button
        tone={tone}
        aria-label={name}
        onClick={() => {
          setProblem(undefined);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        title={title}
        isOpen={isOpen}
        isBusy={isBusy}
        problem={problem}
        confirmLabel={confirmLabel}
        onConfirm={handleConfirm}
        onClose={() => setOpen(false)}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
