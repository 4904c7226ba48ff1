import type { ComponentProps } from "react";

type SelectBoxProps = Omit<ComponentProps<"input">, "type" | "className"> & { readonly "aria-label": string };

/** A checkbox as small as the text beside it, with room around it for a finger. */
export function SelectBox(props: SelectBoxProps) {
  return (
    <label className="relative z-[1] -m-1 grid size-7 cursor-pointer place-items-center max-md:size-11">
      <input {...props} type="checkbox" className="size-4 accent-primary max-md:size-5" />
    </label>
  );
}
