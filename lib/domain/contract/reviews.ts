import * as z from "zod";
import { namesOnce } from "../each-once";
import { idSchema } from "../ids";
import { reviewSchema } from "../pipeline/document-schemas";
import { reviewables } from "../pipeline/document-lists";
import { personSchema } from "./person";
import type { Route } from "./route";

const needsReviewSchema = z.array(z.enum(reviewables)).check(namesOnce);

/** What counts only once a second person has confirmed it. */
export const reviewRulesSchema = z.strictObject({ needsReview: needsReviewSchema });
const reviewRulesAnswerSchema = z.strictObject({
  needsReview: needsReviewSchema,
  /** In how many pipelines it is not written yet. */
  waiting: z.number().int(),
});
export type ReviewRules = z.infer<typeof reviewRulesSchema>;

/** A claim as who confirms it would confirm it. */
const toConfirmSchema = z.strictObject({
  node: idSchema,
  nodeName: z.string(),
  control: idSchema,
  title: z.string(),
  /** What it says, word for word: to be sent as `of`. */
  of: reviewSchema.shape.of,
  /** The same in a sentence. */
  says: z.string(),
  /** It waits to be confirmed; else nobody asked for that, or it was done. */
  isPending: z.boolean(),
  /** Who made it what it says: none of them can confirm it. */
  claimants: z.array(personSchema),
  mayConfirm: z.boolean(),
  /** Why not, where not. */
  whyNot: z.string().exactOptional(),
});

const reviewQueueSchema = z.strictObject({
  total: z.number().int(),
  page: z.number().int(),
  items: z.array(toConfirmSchema),
  /** Who asks, as a confirmation names them; an admin withdraws those of others too. */
  you: personSchema.extend({ isAdmin: z.boolean() }),
});
export type ReviewQueue = z.infer<typeof reviewQueueSchema>;
export type ToConfirm = ReviewQueue["items"][number];

export const reviewRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/reviews",
    access: "viewer",
    token: "read",
    summary:
      "Claims that wait to be confirmed, twenty a page, with who made them and whether the caller can confirm them; with a node and a control that claim alone",
    query: ["page", "node", "control"],
    status: 200,
    answer: reviewQueueSchema,
  },
  {
    method: "GET",
    path: "/review-rules",
    access: "admin",
    summary: "What counts only once a second person has confirmed it",
    status: 200,
    answer: reviewRulesAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/review-rules",
    access: "admin",
    summary:
      "Say what counts only once a second person has confirmed it; every pipeline is brought in line at once, snapshots stay as they are",
    body: reviewRulesSchema,
    status: 200,
    answer: reviewRulesAnswerSchema,
  },
] as const satisfies readonly Route[];
