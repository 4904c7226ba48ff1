"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonTone } from "./button";
import { ConfirmDialog } from "./confirm-dialog";

interface ConfirmedButtonProps {
  /** The label of the button. */
  readonly label: string;
  /** The action and its object. */
  readonly name: string;
  readonly tone?: ButtonTone;
  /** The question. */
  readonly title: string;
  /** The answer that confirms; absent: as the button. */
  readonly confirmLabel?: string;
  /** @returns the reason for a failure, if any */
  readonly onConfirm: () => Promise<string | undefined>;
  /** The next page on success; absent: this one reloads. */
  readonly next?: string;
  /** The consequences. */
  readonly children: ReactNode;
}

/** A button that asks first; a failure shows at the question. */
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
