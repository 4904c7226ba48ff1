import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCharacter } from "../../testing/any-character";
import { nameUuid } from "./name-uuid";

const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

describe("the UUID of a name", () => {
  it("is that of the standard's own example", () => {
    expect(nameUuid("www.example.com", dns)).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  it("is SHA-1 of the namespace and the name, however long that is", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (name) => {
        const hash = createHash("sha1")
          .update(Buffer.from(dns.replaceAll("-", ""), "hex"))
          .update(name)
          .digest("hex");
        expect(nameUuid(name, dns).replaceAll("-", "").slice(0, 12)).toBe(hash.slice(0, 12));
        expect(nameUuid(name, dns).slice(-12)).toBe(hash.slice(20, 32));
        expect(nameUuid(name, dns)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
      { numRuns: 60 },
    );
  });
});
