import { clsx } from "clsx";
import { colourOf, initialsOf } from "@/lib/domain/presence/person-look";

// White text on each of these has a contrast of at least 4.9 : 1.
const colours = [
  "bg-[#1d4ed8]",
  "bg-[#047857]",
  "bg-[#b45309]",
  "bg-[#7c3aed]",
  "bg-[#be185d]",
  "bg-[#0e7490]",
  "bg-[#4d7c0f]",
  "bg-[#9f1239]",
] as const;

/** A person's initials on a colour that is always theirs. The name is beside it, or clear from the context. */
export function PersonMark({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "flex size-6 shrink-0 items-center justify-center rounded-full border border-panel text-tiny font-bold text-white",
        colours[colourOf(id)],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
