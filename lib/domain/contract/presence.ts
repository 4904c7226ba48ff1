import * as z from "zod";
import { idSchema } from "../ids";
import { clientIdSchema } from "./pipelines";
import type { Route } from "./route";

const whereShape = {
  selection: z.union([z.strictObject({ node: idSchema }), z.strictObject({ edge: idSchema })]).optional(),
  control: z.optional(idSchema),
  isEditing: z.boolean().optional(),
};

/** Where one tab of a person is looking. To be repeated every ten seconds or so: after half a minute without, it is forgotten. */
export const newPresenceSchema = z.strictObject({ clientId: clientIdSchema, ...whereShape });
export type NewPresence = z.infer<typeof newPresenceSchema>;

/** The `data:` line of an event of type `presence`: everybody who is here, by name; one with several tabs open is here once. */
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
    summary: "Say where one is looking, for those who follow",
    body: newPresenceSchema,
    bodyLimit: 1024,
    status: 204,
  },
] as const satisfies readonly Route[];
