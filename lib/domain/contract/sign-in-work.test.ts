import fc from "fast-check";
import { expect, test } from "vitest";
import { leadingZeroBits } from "./sign-in-work";

test("zero bits are counted as the hash is written in binary, the highest bit of a byte first", () => {
  fc.assert(
    fc.property(fc.nat(4), fc.uint8Array({ maxLength: 4 }), (zeros, rest) => {
      const hash = Uint8Array.from([...new Uint8Array(zeros), ...rest]);
      const written = [...hash].map((byte) => byte.toString(2).padStart(8, "0")).join("");
      expect(leadingZeroBits(hash)).toBe(/^0*/.exec(written)?.[0].length);
    }),
  );
});
