"use client";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";

const loadActions = shownPart(() => import("./user-menu-actions").then((module) => module.UserMenuActions));
const UserMenuActions = dynamic(loadActions, { loading: PartMissing });

/** The inside of the person's own menu: fetched at the first input, and drawn when the menu is opened. */
export function UserMenuLater({ userId }: { readonly userId: string }) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => onFirstInput(() => void loadActions()), []);
  useEffect(() => {
    const menu = place.current?.closest("[popover]");
    const open = () => setOpen(true);
    // The browser may open it before this page is live.
    if (menu?.matches(":popover-open")) open();
    menu?.addEventListener("beforetoggle", open);
    return () => menu?.removeEventListener("beforetoggle", open);
  }, []);
  return (
    <div ref={place} className="min-h-[11rem]">
      {isOpen && <UserMenuActions userId={userId} />}
    </div>
  );
}
