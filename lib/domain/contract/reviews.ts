import * as z from "zod";
import { namesOnce } from "../each-once";
import { idSchema } from "../ids";
import { reviewSchema } from "../pipeline/document-schemas";
import { reviewables } from "../pipeline/document-lists";
import { personSchema } from "./person";
import type { Route } from "./route";

const needsReviewSchema = z.array(z.enum(reviewables)).check(namesOnce);

/** The statuses and evidence that count only after approval by another person. */
export const reviewRulesSchema = z.strictObject({ needsReview: needsReviewSchema });
const reviewRulesAnswerSchema = z.strictObject({
  needsReview: needsReviewSchema,
  /** The number of pipelines that do not have it yet. */
  waiting: z.number().int(),
});
export type ReviewRules = z.infer<typeof reviewRulesSchema>;

/** A claim as its approver would confirm it. */
const toConfirmSchema = z.strictObject({
  node: idSchema,
  nodeName: z.string(),
  control: idSchema,
  title: z.string(),
  /** Its exact content, to be sent as `of`. */
  of: reviewSchema.shape.of,
  /** The same as a sentence. */
  says: z.string(),
  /** Its approval is pending; if not, none is required, or it is approved. */
  isPending: z.boolean(),
  /** Its authors: none of them can approve it. */
  claimants: z.array(personSchema),
  mayConfirm: z.boolean(),
  /** Why it can't be approved, if so. */
  whyNot: z.string().exactOptional(),
});

const reviewQueueSchema = z.strictObject({
  total: z.number().int(),
  page: z.number().int(),
  items: z.array(toConfirmSchema),
  /** The caller, as a confirmation names them; an admin also withdraws those of others. */
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
      "List claims with pending approval, twenty a page, with authors and whether the caller can approve; node and control select one",
    query: ["page", "node", "control"],
    status: 200,
    answer: reviewQueueSchema,
  },
  {
    method: "GET",
    path: "/review-rules",
    access: "admin",
    offInDemo: "settings",
    summary: "Get which statuses and evidence require two-person approval",
    status: 200,
    answer: reviewRulesAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/review-rules",
    access: "admin",
    offInDemo: "settings",
    summary:
      "Set which statuses and evidence require two-person approval; every pipeline is updated at once, snapshots stay unchanged",
    body: reviewRulesSchema,
    status: 200,
    answer: reviewRulesAnswerSchema,
  },
] as const satisfies readonly Route[];
