import type { ComponentProps } from "react";

type SelectBoxProps = Omit<ComponentProps<"input">, "type" | "className"> & { readonly "aria-label": string };

/** A box to tick: as small as the text beside it, with room around it for a finger. */
export function SelectBox(props: SelectBoxProps) {
  return (
    <label className="-m-1 grid size-7 cursor-pointer place-items-center">
      <input {...props} type="checkbox" className="size-4 accent-primary" />
    </label>
  );
}
