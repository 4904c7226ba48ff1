"use client";
import dynamic from "next/dynamic";
import { shownPart } from "@/lib/client/parts/shown-part";

/** Fetched once the page is there: nothing of it waits to know where threads are open. */
export const CommentMarksLater = dynamic(
  shownPart(() => import("./load-comment-marks").then((module) => module.LoadCommentMarks)),
  { ssr: false },
);
