import { Hourglass } from "lucide-react";

/** The look of an accepted risk; apart from the looks of other notes, which the first page does not need. */
export const acceptedLook: { readonly Icon: typeof Hourglass; readonly text: string } = {
  Icon: Hourglass,
  text: "text-planned",
};
