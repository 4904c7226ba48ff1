import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("names the image of the database by tag and digest", () => {
  const images = [...readFileSync("compose.postgresql.yaml", "utf8").matchAll(/^ +image: (\S+)$/gm)].map(
    ([, image = ""]) => image,
  );
  // The application's own is built from the checkout.
  const foreign = images.filter((image) => image !== "blueline");
  expect(foreign).toHaveLength(1);
  for (const image of foreign) expect(image).toMatch(/^[^@]+:\d+@sha256:[0-9a-f]{64}$/);
});
