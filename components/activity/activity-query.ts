import { anyText, type AskedOf, createAddress, wholeNumber } from "@/lib/client/address";
import { accountIdSchema, idSchema } from "@/lib/domain/ids";

/** Deleted items are allowed: they are still in the log. */
const id = anyText((given) => idSchema.safeParse(given).data);

/** Stands for the server's own changes in an address. No account has this id, and an empty one means everyone. */
export const byTheServer = "the-server";

/** The activity page's query parameters. A changed filter goes back to the newest entry. */
export const activityAddress = createAddress(
  {
    person: anyText((given) => (given === byTheServer ? given : accountIdSchema.safeParse(given).data)),
    node: id,
    control: id,
    /** Entries before this revision; absent: the newest. */
    before: wholeNumber(15),
  },
  "before",
);
export type AskedActivity = AskedOf<typeof activityAddress>;
export type ActivityQuery = AskedActivity["query"];

export const activityHref = activityAddress.href;

export function isFiltered({ person, node, control }: ActivityQuery): boolean {
  return [person, node, control].some((value) => value !== undefined);
}
