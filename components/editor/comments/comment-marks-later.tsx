"use client";
import dynamic from "next/dynamic";
import { shownPart } from "@/lib/client/parts/shown-part";

/** Fetched after the page: nothing on it waits for the places of open threads. */
export const CommentMarksLater = dynamic(
  shownPart(() => import("./load-comment-marks").then((module) => module.LoadCommentMarks)),
  { ssr: false },
);
