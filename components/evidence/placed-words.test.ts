import { expect, it } from "vitest";
import { placedWords } from "./placed-words";

it("what was placed says of each what came of it, and why what was not added was not", () => {
  expect(placedWords([{ statement: 0, as: "matched" }], "Jenkins")).toBe("Added to Jenkins.");
  expect(placedWords([{ statement: 0, as: "held", why: "Held back, because of hub." }], "Jenkins")).toBe(
    "1 result held back on Jenkins. Held back, because of hub.",
  );
  expect(placedWords([{ statement: 0, as: "older" }], "Jenkins")).toBe(
    "1 result not added: a newer report replaces it.",
  );
  expect(
    placedWords(
      [
        { statement: 0, as: "matched" },
        { statement: 2, as: "waiting", why: "The claim is full." },
      ],
      "Jenkins",
    ),
  ).toBe("1 result added to Jenkins and 1 result not added. The claim is full.");
});
