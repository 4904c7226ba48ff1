"use client";
import dynamic from "next/dynamic";
import { usePresence } from "@/lib/client/live/presence-store";
import { shownPart } from "@/lib/client/parts/shown-part";

const PeopleList = dynamic(
  shownPart(() => import("./people-list").then((module) => module.PeopleList)),
  { ssr: false },
);

/** The other people on this pipeline, for its bar; without any, it takes no room and fetches nothing. */
export function PeopleHere() {
  const isAnybody = usePresence(({ people }) => people.length > 0);
  return isAnybody && <PeopleList />;
}
