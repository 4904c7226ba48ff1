import type * as z from "zod";
import type { newShareSchema, Show } from "@/lib/domain/contract/shares";
import { addDays, dayOf } from "@/lib/server/clock";
import { createShare } from "@/lib/server/share/create-share";
import { redeemShare } from "@/lib/server/share/redeem-share";
import { secretIn, type Story } from "./story";

export const hidden: Show = { owners: false, notes: false, evidence: false, hosts: false };
export const shown: Show = { owners: true, notes: true, evidence: true, hosts: true };

/** For as many days as the workspace lets links work. */
const longest = 80;

interface Asked extends Partial<z.output<typeof newShareSchema>> {
  readonly show: Show;
  readonly by?: string;
}

/** A link that is opened once, under a name of its own. */
export async function share(
  story: Story,
  name: string,
  snapshotId: string,
  { by = "ana", ...asked }: Asked,
): Promise<void> {
  const expiresAt = addDays(dayOf(new Date()), longest);
  const { id, url } = await createShare(await story.snapshot(by, snapshotId), { expiresAt, ...asked });
  const secret = secretIn(url);
  const { passphrase } = asked;
  await redeemShare(id, { secret, passphrase });
  story.shares.set(name, { id, secret, passphrase });
}
