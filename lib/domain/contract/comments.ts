import * as z from "zod";
import { idSchema } from "../ids";
import { commentPlaceSchema } from "../pipeline/operations";
import { instantSchema } from "./pipelines";
import { personSchema } from "./person";
import type { Route } from "./route";

const commentSchema = z.strictObject({
  id: idSchema,
  /** The entry of the log that holds it. */
  revision: z.number().int(),
  by: personSchema,
  at: instantSchema,
  text: z.string(),
  /** The current name. */
  mentions: z.array(personSchema),
  /** Whether the caller may remove it. */
  isRemovable: z.boolean(),
});

const threadSchema = z.strictObject({
  /** The id of its first comment, which may have been removed. */
  id: idSchema,
  about: commentPlaceSchema,
  /** The number of its comments. */
  count: z.number().int(),
  resolved: z.strictObject({ by: personSchema, at: instantSchema }).exactOptional(),
  /** Its newest comments, oldest first. */
  comments: z.array(commentSchema),
  /** There are more: ask for the thread with `before` set to this. */
  earlier: z.number().int().exactOptional(),
});
export type CommentThread = z.infer<typeof threadSchema>;

/** Threads per page, and comments shown of each. */
export const commentPages = { threads: 20, comments: 20 } as const;

export const commentsSchema = z.strictObject({
  /** Newest first, by their first comment. */
  threads: z.array(threadSchema),
  /** There are more: ask again with `before` set to this. */
  older: z.number().int().exactOptional(),
  /** Whether the caller may comment. */
  mayComment: z.boolean(),
});
export type Comments = z.infer<typeof commentsSchema>;

export const commentsShown = ["open", "resolved"] as const;
export type CommentsShown = (typeof commentsShown)[number];

/** At most this many places are marked. */
export const mostMarkedPlaces = 2_000;

export const commentPlacesSchema = z.strictObject({
  /** Each place with an open thread, newest thread first. */
  places: z.array(z.strictObject({ about: commentPlaceSchema, open: z.number().int() })),
  /** There are more than are listed. */
  hasMore: z.boolean(),
});
export type CommentPlaces = z.infer<typeof commentPlacesSchema>;

export const mentionableSchema = z.strictObject({ people: z.array(personSchema) });

const commentSettingsSchema = z.strictObject({ viewersComment: z.boolean() });

export const commentRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/comments",
    access: "viewer",
    token: "read",
    summary:
      "List threads, newest first: all, or of a node, control or connection; ?show= open or resolved; ?thread= one thread, up to ?before=",
    query: ["node", "control", "edge", "show", "thread", "before"],
    status: 200,
    answer: commentsSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/comments/places",
    access: "viewer",
    token: "read",
    summary: "Count the open threads at each place of the map",
    status: 200,
    answer: commentPlacesSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/comments/people",
    access: "viewer",
    token: "read",
    summary: "List the members whom a comment can mention",
    status: 200,
    answer: mentionableSchema,
  },
  {
    method: "GET",
    path: "/comment-settings",
    access: "admin",
    offInDemo: "settings",
    summary: "Get whether viewers may comment",
    status: 200,
    answer: commentSettingsSchema,
  },
  {
    method: "PATCH",
    path: "/comment-settings",
    access: "admin",
    offInDemo: "settings",
    summary: "Set whether viewers may comment",
    body: commentSettingsSchema,
    status: 204,
  },
] as const satisfies readonly Route[];
