import { Hourglass } from "lucide-react";

/** How an accepted risk looks wherever it is drawn; apart from the looks of all other notes, which the first page does not need. */
export const acceptedLook: { readonly Icon: typeof Hourglass; readonly text: string } = {
  Icon: Hourglass,
  text: "text-planned",
};
