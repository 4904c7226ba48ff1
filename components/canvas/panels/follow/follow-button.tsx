"use client";
import { Route } from "lucide-react";
import { useEffect } from "react";
import { useMapActions, useMapState } from "../../state/map-context";

interface FollowButtonProps {
  readonly className?: string;
}

/** Opens and closes the line of a container. An address with `?follow=all`, or with an image, opens it at once. */
export function FollowButton({ className }: FollowButtonProps) {
  const map = useMapActions();
  const isOpen = useMapState((state) => state.panel?.name === "follow");
  const isLive = useMapState((state) => state.instance !== undefined);
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("follow");
    if (isLive && asked !== null)
      map.openPanel({ name: "follow", ...(asked === "all" || asked === "" ? {} : { image: asked }) });
  }, [isLive, map]);
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? map.closePanel() : map.openPanel({ name: "follow" }))}
      className={
        className ??
        "inline-flex min-h-7 items-center gap-1.5 rounded-control px-2 font-medium text-blue hover:bg-bg"
      }
    >
      <Route aria-hidden size={14} />
      <span>
        Follow<span className="max-md:sr-only"> the container</span>
      </span>
    </button>
  );
}
