import * as z from "zod";

/** A member as shown to others: the account and its current name. */
export const personSchema = z.strictObject({ id: z.string(), name: z.string() });
