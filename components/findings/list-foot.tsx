import type { ReactNode } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";

/** At the foot of the window, beside the details of a row: the editor's messages, and actions on several rows. */
export function ListFoot({ children }: { readonly children?: ReactNode }) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-(--foot) z-40 px-3 pb-2.5 sm:px-5 xl:in-[main:has([data-details-panel])]:right-[388px] print:hidden">
      <div className="relative h-0 *:pointer-events-auto">
        <EditorNotices />
      </div>
      {children}
    </div>
  );
}
