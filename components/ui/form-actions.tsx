import type { ReactNode } from "react";
import { Button } from "./button";

interface FormActionsProps {
  readonly onCancel: () => void;
  /** What sending the form does. */
  readonly children: ReactNode;
  readonly isBusy?: boolean;
}

export function FormActions({ onCancel, children, isBusy = false }: FormActionsProps) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" tone="primary" disabled={isBusy}>
        {children}
      </Button>
    </div>
  );
}
