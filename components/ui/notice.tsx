import { clsx } from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Tone = "information" | "warning" | "error";

const looks: { readonly [T in Tone]: { readonly className: string; readonly Icon: typeof Info } } = {
  information: { className: "border-line-strong bg-panel", Icon: Info },
  warning: { className: "border-partial bg-warn-soft", Icon: TriangleAlert },
  error: { className: "border-missing bg-danger-soft", Icon: CircleAlert },
};
const iconColours: { readonly [T in Tone]: string } = {
  information: "text-blue",
  warning: "text-partial",
  error: "text-missing",
};

/** A message that stays in place; errors are announced at once. */
export function Notice({
  tone = "information",
  children,
  className,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const { className: look, Icon } = looks[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={clsx("flex max-w-full items-start gap-2 rounded-card border px-3 py-2", look, className)}
    >
      <Icon aria-hidden size={16} className={clsx("mt-0.5 shrink-0", iconColours[tone])} />
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </div>
  );
}
