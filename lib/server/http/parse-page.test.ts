import { expect, it } from "vitest";
import { parsePage } from "./parse-page";

it("is the first page where an address does not say, and a whole number from 1", () => {
  expect([parsePage(undefined), parsePage("1"), parsePage("99999")]).toEqual([1, 1, 99_999]);
  for (const text of ["", "0", "01", "-1", "1.0", "1e2", "100000", "two"])
    expect(() => parsePage(text)).toThrow(
      expect.objectContaining({
        code: "invalid",
        errors: [{ path: "page", message: "must be a page number" }],
      }),
    );
});
