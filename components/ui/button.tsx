import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";

const tones: { readonly [Tone in ButtonTone]: string } = {
  primary: "border-primary bg-primary text-white hover:bg-primary-strong",
  plain: "border-line-strong bg-panel text-ink hover:bg-bg",
  quiet: "border-transparent bg-transparent text-soft hover:bg-bg hover:text-ink",
  danger: "border-missing bg-panel text-missing hover:bg-danger-soft",
};

export function buttonClass(tone: ButtonTone = "plain"): string {
  return clsx(
    "inline-flex min-h-8 items-center max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11 justify-center gap-1.5 rounded-control border px-3 py-1 font-medium whitespace-nowrap no-underline transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55",
    tones[tone],
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  readonly tone?: ButtonTone;
}

export function Button({ tone = "plain", className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass(tone), className)} {...rest} />;
}

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong px-1 font-mono text-tiny text-soft">{children}</kbd>
  );
}
