import { beforeAll, expect, it } from "vitest";
import { describeStored } from "./describe-stored";
import { storedVersions } from "./stored-files";
import { everything, type Kind, whatItHolds } from "./what-it-holds";

/** What the newest of what is stored does not hold, each with the reason. */
const notHeld: { readonly [Of in Kind]?: Readonly<Record<string, string>> } = {
  table: { PushGate: "is kept since the migration after it" },
  "status that a claim comes to": {
    "not-applicable": "was said at a registry of others, where the control has not applied since version 3",
  },
  event: {
    "reset-withdrawn": "is recorded since the migration after it",
    "trust-rule-changed": "is recorded since the migration after it",
    "workspace-made": "was the first entry, which is older than the record is kept",
    "write-limit-near": "takes 60 MB of writes",
    "write-limit-reached": "takes 60 MB of writes",
    "push-accepted": "is newer than what was stored last",
    "docs-settings-changed": "is newer than what was stored last",
    "backup-restored": "is in the record of what a backup is restored into",
  },
};

const kinds = Object.keys(everything) as Kind[];

describeStored("what was stored last", ({ version, database, viewer }) => {
  let held: Awaited<ReturnType<typeof whatItHolds>>;
  beforeAll(async () => {
    held = await whatItHolds(database().client, await viewer());
  });

  it.runIf(version === storedVersions().at(-1)).each(kinds)("holds each %s", (kind) => {
    const all: readonly string[] = everything[kind];
    expect(all.filter((one) => !held[kind].has(one)).toSorted()).toEqual(
      Object.keys(notHeld[kind] ?? {}).toSorted(),
    );
  });
});
