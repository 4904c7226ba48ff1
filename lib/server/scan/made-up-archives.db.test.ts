import { setTimeout as sleep } from "node:timers/promises";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { POST } from "@/app/api/v1/imports/route";
import { describeDatabases } from "@/lib/testing/databases";
import { repeatedEntry } from "@/lib/testing/repeated-entry";
import { makeWorkspace, openSession } from "@/lib/testing/team";
import { getEnv } from "../env";

const rounds = Number(process.env["ARCHIVE_ROUNDS"] ?? 3);
/** A multiple of the time of a single import. */
const most = 2;

const honest = zipSync(
  Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `shop/app-${index}/Dockerfile`,
      strToU8(
        `FROM node:22 AS build\nRUN npm ci\nFROM nginx:1\nCOPY --from=build /app-${index} /app\nUSER app\n`,
      ),
    ]),
  ),
);
const madeUp = repeatedEntry({ times: 99_000, size: 4 * 1024 * 1024 });

describeDatabases("archives that no tool writes", () => {
  it(
    "sent again and again by two people leave the import of a third in place",
    async () => {
      const { ana, ben, cleo } = await makeWorkspace({ ana: "editor", ben: "editor", cleo: "editor" });
      const cookies = await Promise.all([ana, ben, cleo].map(openSession));
      const [anas = "", bens = "", cleos = ""] = cookies;
      const alone = [];
      for (let round = 0; round < rounds; round++) alone.push(await send(honest, cleos));
      let isOver = false;
      const refused = new Set<number>();
      const again = async (cookie: string) => {
        while (!isOver) {
          refused.add((await send(madeUp, cookie)).status);
          // The upload takes no time here: nothing lies between sender and server.
          await sleep(50);
        }
      };
      const senders = [anas, anas, bens, bens].map(again);
      const beside = [];
      for (let round = 0; round < rounds; round++) beside.push(await send(honest, cleos));
      isOver = true;
      await Promise.all(senders);
      expect(beside.map(({ status }) => status)).toEqual(beside.map(() => 200));
      expect(refused.has(200)).toBe(false);
      const ratio = middleOf(beside) / middleOf(alone);
      process.stdout.write(
        `An import takes ${middleOf(alone).toFixed(0)} ms alone, ${ratio.toFixed(2)} times that beside.\n`,
      );
      // In a few rounds chance decides.
      if (rounds >= 20) expect(ratio).toBeLessThan(most);
    },
    60_000 + rounds * 10_000,
  );
});

interface Sent {
  readonly status: number;
  readonly took: number;
}

async function send(body: Uint8Array<ArrayBuffer>, cookie: string): Promise<Sent> {
  const since = performance.now();
  const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/zip" };
  const request = new Request(`${getEnv().url}/api/v1/imports`, { method: "POST", body, headers });
  const response = await POST(request, { params: Promise.resolve({}) });
  await response.text();
  return { status: response.status, took: performance.now() - since };
}

function middleOf(sent: readonly Sent[]): number {
  return sent.map(({ took }) => took).toSorted((a, b) => a - b)[Math.floor(sent.length / 2)] ?? Infinity;
}
