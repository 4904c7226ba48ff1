import { expect, it } from "vitest";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { secretSchema } from "@/lib/domain/contract/shares";
import { hashSecret, newRecordId, newSecret } from "./secrets";

it("ids are of the contract's form, all different, and use every character about equally", () => {
  const ids = Array.from({ length: 4000 }, newRecordId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(recordIdSchema.safeParse(id).success).toBe(true);
  const counts = new Map<string, number>();
  for (const character of ids.join("")) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(36);
  // 100,000 draws over 36 characters: 2,778 each on average; eight standard deviations are allowed.
  for (const count of counts.values()) expect(Math.abs(count - 2778)).toBeLessThan(420);
});

it("secrets have 256 bits in the contract's form, and only their hash is to be kept", () => {
  const secret = newSecret();
  expect(secretSchema.safeParse(secret).success).toBe(true);
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(hashSecret(secret)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashSecret("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
