import { clsx } from "clsx";
import {
  Bug,
  Crosshair,
  FlaskConical,
  Funnel,
  LogIn,
  ShieldCheck,
  ShieldOff,
  ShieldPlus,
} from "lucide-react";
import type { Badge, BadgeLook } from "./highlight-store";

export const badgeLooks: {
  readonly [L in BadgeLook]: { readonly Icon: typeof Bug; readonly className: string };
} = {
  start: { Icon: LogIn, className: "border-missing text-missing" },
  exposed: { Icon: Crosshair, className: "border-missing bg-missing! text-panel" },
  fix: { Icon: ShieldPlus, className: "border-blue text-blue" },
  owned: { Icon: Bug, className: "border-missing bg-missing! text-panel" },
  unguarded: { Icon: ShieldOff, className: "border-missing text-missing" },
  acting: { Icon: Bug, className: "border-missing text-missing" },
  stops: { Icon: ShieldCheck, className: "border-standing text-standing" },
  guarded: { Icon: ShieldCheck, className: "border-standing text-standing" },
  "choke-point": { Icon: Funnel, className: "border-blue text-blue" },
  supposed: { Icon: FlaskConical, className: "border-partial text-partial" },
};

/** The findings of a card, as sign and word. For the eye; the card's name says the same. */
export function NodeBadges({ badges }: { readonly badges: readonly Badge[] }) {
  return (
    <span aria-hidden className="node-badges absolute top-[calc(100%+4px)] left-2 z-10 flex gap-1">
      {badges.map(({ look, text }) => {
        const { Icon, className } = badgeLooks[look];
        return (
          <span
            key={look}
            title={text}
            className={clsx(
              "node-badge inline-flex h-5.5 items-center gap-1 rounded-full border bg-panel px-2 text-[11.5px] font-bold whitespace-nowrap shadow-card",
              className,
            )}
          >
            <Icon size={13} strokeWidth={2.5} className="shrink-0" />
            <span>{text}</span>
          </span>
        );
      })}
    </span>
  );
}
