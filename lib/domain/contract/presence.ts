import * as z from "zod";
import { idSchema } from "../ids";
import { clientIdSchema } from "./pipelines";
import type { Route } from "./route";

const whereShape = {
  selection: z.union([z.strictObject({ node: idSchema }), z.strictObject({ edge: idSchema })]).optional(),
  control: z.optional(idSchema),
  isEditing: z.boolean().optional(),
};

/**
 * The place where one tab of a person is looking. To be repeated about every ten seconds: it expires after
 * half a minute.
 */
export const newPresenceSchema = z.strictObject({ clientId: clientIdSchema, ...whereShape });
export type NewPresence = z.infer<typeof newPresenceSchema>;

/**
 * The `data:` line of an event of type `presence`: everyone present, by name, once however many tabs are
 * open.
 */
export const presenceSchema = z.strictObject({
  people: z.array(
    z.strictObject({ id: z.string(), name: z.string(), clients: z.array(clientIdSchema), ...whereShape }),
  ),
});
export type Presence = z.infer<typeof presenceSchema>;
export type PresentPerson = Presence["people"][number];

export const presenceRoutes = [
  {
    method: "POST",
    path: "/pipelines/{id}/presence",
    access: "viewer",
    summary: "Set one's current place on the map, for followers",
    body: newPresenceSchema,
    bodyLimit: 1024,
    status: 204,
  },
] as const satisfies readonly Route[];
