import "server-only";
import type { PipelineAccess } from "../auth/access";
import { oncePerProcess } from "../process";
import { type LostRight, lostRights } from "./lost-rights";

/** A right that is lost must end its streams within 5 seconds. */
const checkEvery = 3_000;

type Watched = { readonly access: PipelineAccess; readonly lose: (reason: LostRight) => void };
type Watch = { readonly streams: Set<Watched>; timer: NodeJS.Timeout | undefined };

/** Checks the rights of all open streams together, every few seconds. @returns the function that ends the watch. */
export function watchRight(access: PipelineAccess, lose: (reason: LostRight) => void): () => void {
  const watch = oncePerProcess<Watch>("right-watch", () => ({ streams: new Set(), timer: undefined }));
  const watched = { access, lose };
  watch.streams.add(watched);
  watch.timer ??= setInterval(() => void check(watch.streams), checkEvery);
  return () => {
    watch.streams.delete(watched);
    if (watch.streams.size > 0) return;
    clearInterval(watch.timer);
    watch.timer = undefined;
  };
}

async function check(streams: ReadonlySet<Watched>): Promise<void> {
  const checked = [...streams];
  try {
    const lost = await lostRights(checked.map(({ access }) => access));
    for (const { access, lose } of checked) {
      const reason = lost.get(access);
      if (reason !== undefined) lose(reason);
    }
  } catch {
    // No stream goes on with a right that cannot be checked; browsers come back when the database does.
    for (const { lose } of checked) lose("unknown");
  }
}
