import { anyText, type AskedOf, createAddress, wholeNumber } from "@/lib/client/address";
import { accountIdSchema, idSchema } from "@/lib/domain/ids";

/** What is gone from the pipeline may be asked for: it is still in the log. */
const id = anyText((given) => idSchema.safeParse(given).data);

/** In an address, what the server did by itself: no account has such an id, and an empty one asks for everybody. */
export const byTheServer = "the-server";

/** What the activity page can be asked for; a changed filter starts at the newest entry again. */
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
